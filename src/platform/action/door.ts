import type { Day } from '#kernel/day.ts'

/** Through which door an act comes in. */
export interface Door {
  /** May set the business day before the act; the timeline then says 补录. */
  readonly backfill?: { readonly on: Day }
  /** Set by a door that has read the input by this act's own schema (HTTP, a form); from every other one it is read here. */
  readonly isRead?: true
}
