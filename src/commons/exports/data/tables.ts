import type { Day } from '#kernel/day.ts'
import type { LivingRow } from '#platform/action/action.ts'
import type { CountyExportState } from '../spec/lifecycle.ts'

/** One row of exports.county_export. Names are kept as they were. */
export interface CountyExportRecord extends LivingRow {
  readonly state: CountyExportState
  readonly recipient: string
  readonly reason: string
  readonly askedBy: string | null
  readonly askedByName: string
  readonly askedOn: Day
  readonly releasedBy: string | null
  readonly releasedByName: string | null
  readonly releasedOn: Day | null
  readonly takenOn: Day | null
  readonly refusal: string | null
}

export const countyExportColumns = [
  'id',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'recipient',
  'reason',
  'askedBy',
  'askedByName',
  'askedOn',
  'releasedBy',
  'releasedByName',
  'releasedOn',
  'takenOn',
  'refusal',
] as const satisfies readonly (keyof CountyExportRecord)[]
