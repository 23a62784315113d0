import type { Day } from '#kernel/day.ts'
import type { LivingRow } from '#platform/action/action.ts'
import type { Absence } from '../spec/absence.ts'
import type { EndGround } from '../spec/grounds.ts'
import type { Poll } from '../spec/poll.ts'
import type { Level } from '../spec/inputs.ts'
import type { MandateState } from '../spec/lifecycle.ts'

/** One row of mandates.mandate. What person, congress and constituency are called is kept as it was when they were elected. */
export interface MandateRecord extends LivingRow {
  readonly state: MandateState
  readonly person: string
  readonly name: string
  readonly level: Level
  readonly congress: string | null
  readonly congressName: string
  readonly term: number
  readonly constituency: string | null
  readonly constituencyName: string | null
  readonly delegation: string | null
  readonly township: string | null
  readonly fills: string | null
  readonly electedOn: Day
  /** How many voted, as far as it was said. */
  readonly poll: Poll | null
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly ground: EndGround | null
  readonly basis: string | null
  readonly absences: readonly Absence[]
  /** Sessions missed without leave. */
  readonly missed: number
  readonly announcement: string | null
}

export const mandateColumns = [
  'id',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'dueOn',
  'person',
  'name',
  'level',
  'congress',
  'congressName',
  'term',
  'constituency',
  'constituencyName',
  'delegation',
  'township',
  'fills',
  'electedOn',
  'poll',
  'startsOn',
  'endsOn',
  'ground',
  'basis',
  'absences',
  'missed',
  'announcement',
] as const satisfies readonly (keyof MandateRecord)[]
