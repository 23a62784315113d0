import type { LivingRow } from '#platform/action/action.ts'
import type { Day } from '#kernel/day.ts'
import type { Handover } from '../spec/contract.ts'
import type { HandoverState } from '../spec/lifecycle.ts'

/** One row of handover.plan. `nth` is the number of the new term; names of places are kept as they were when the roll was set. */
export interface PlanRecord extends LivingRow {
  readonly state: HandoverState
  readonly congress: string
  readonly congressName: string
  readonly level: 'county' | 'township'
  readonly township: string | null
  readonly oldTerm: string | null
  readonly oldNth: number | null
  readonly oldStartsOn: Day | null
  readonly nth: number
  readonly startsOn: Day
  readonly officesUntil: Day | null
  readonly basis: string | null
  readonly roll: Handover['roll']
  readonly successors: Handover['successors']
  readonly summary: Handover['summary']
  readonly doneOn: Day | null
}

export const planColumns = [
  'id',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'congress',
  'congressName',
  'level',
  'township',
  'oldTerm',
  'oldNth',
  'oldStartsOn',
  'nth',
  'startsOn',
  'officesUntil',
  'basis',
  'roll',
  'successors',
  'summary',
  'doneOn',
] as const satisfies readonly (keyof PlanRecord)[]
