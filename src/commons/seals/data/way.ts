import type { DayRoot } from '#platform/seal/days.ts'

/** A place outside where roots are kept: whoever can write the database must not be able to write there. */
export interface Way {
  readonly name: string
  readonly send: (root: DayRoot) => Promise<void>
}
