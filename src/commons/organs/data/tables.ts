import type { LivingRow } from '#platform/action/action.ts'
import type { FormerName } from '../spec/contract.ts'
import type { OrganKind } from '../spec/kinds.ts'
import type { OrganState, SessionState, TermState } from '../spec/lifecycle.ts'

/** One row of organs.organ. `ordinal` is its place in lists. */
export interface OrganRecord extends LivingRow {
  readonly state: OrganState
  readonly kind: OrganKind
  readonly name: string
  readonly parent: string | null
  readonly division: string | null
  readonly ordinal: number
  readonly startsOn: string
  readonly endsOn: string | null
  /** First day of the present name; null: it bore no other. */
  readonly namedOn: string | null
  readonly formerNames: readonly FormerName[]
  readonly basis: string | null
  readonly note: string | null
  readonly endReason: string | null
}

export const organColumns = [
  'id',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'kind',
  'name',
  'parent',
  'division',
  'ordinal',
  'startsOn',
  'endsOn',
  'namedOn',
  'formerNames',
  'basis',
  'note',
  'endReason',
] as const satisfies readonly (keyof OrganRecord)[]

/** One row of organs.term; `nth` is its number (届). */
export interface TermRecord extends LivingRow {
  readonly state: TermState
  readonly organ: string
  /** Township of the congress; null for the county's. */
  readonly division: string | null
  readonly nth: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly basis: string | null
}

export const termColumns = [
  'id',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'organ',
  'division',
  'nth',
  'startsOn',
  'endsOn',
  'basis',
] as const satisfies readonly (keyof TermRecord)[]

/** One row of organs.congress_session; `nth` is its number (次) in the term. */
export interface SessionRecord extends LivingRow {
  readonly state: SessionState
  readonly term: string
  readonly division: string | null
  readonly nth: number
  readonly kind: string
  readonly place: string | null
  readonly startsOn: string
  readonly endsOn: string | null
}

export const sessionColumns = [
  'id',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'term',
  'division',
  'nth',
  'kind',
  'title',
  'place',
  'startsOn',
  'endsOn',
] as const satisfies readonly (keyof SessionRecord)[]
