/** What the server hands to the public page of the sealed days. */
export interface SealsPage {
  readonly key: string
  readonly fingerprint: string
  readonly days: readonly {
    readonly day: string
    readonly nth: number
    readonly events: number
    readonly head: string
  }[]
}
