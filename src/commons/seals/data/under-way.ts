export interface Progress {
  /** Events and rows held against the chain so far, and all that there were when it began. */
  readonly done: number
  readonly of: number
}

/** How far the checks have come that this process does, by county. */
export const underWay = new Map<string, Progress>()
