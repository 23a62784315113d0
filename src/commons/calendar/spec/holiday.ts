import type { Day } from '#kernel/day.ts'

/** `off`: nobody works, whatever the weekday. `work`: a weekend day worked in exchange (调休上班). */
export type HolidayKind = 'off' | 'work'

/** One exception to the weekend rule. */
export interface Holiday {
  readonly day: Day
  readonly kind: HolidayKind
  /** The holiday it belongs to: 春节, 国庆节 … */
  readonly name: string
}

/** Why a row of an imported file is not taken; the sentences are labels. */
export type RowFault = 'bad-file' | 'bad-columns' | 'bad-day' | 'bad-kind' | 'bad-name' | 'contradicts'

/** `line` counts from 1: the line of a CSV file, the place in a JSON array. */
export interface RowError {
  readonly line: number
  readonly code: RowFault
}
