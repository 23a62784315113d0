/** An open task with the names it is shown by. */
export interface OpenTaskRow {
  readonly kind: string
  readonly record: string
  readonly number: string | null
  readonly title: string
  readonly move: string
  readonly organ: string | null
  readonly place: string | null
  readonly dueOn: string | null
  readonly openedOn: string
}

/** How many open tasks there are, by lamp. */
export interface LampCounts {
  readonly all: number
  readonly onTime: number
  readonly near: number
  readonly overdue: number
  readonly paused: number
}
