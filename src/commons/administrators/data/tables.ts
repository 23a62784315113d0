import type { AdministratorRole } from '#commons/people/spec/roles.ts'
import type { Day } from '#kernel/day.ts'
import type { LivingRow } from '#platform/action/action.ts'
import type { Succession } from '../spec/contract.ts'
import type { SuccessionState } from '../spec/lifecycle.ts'

/** One row of administrators.succession. `postTitle` is what the post is called besides its role. */
export interface SuccessionRecord extends LivingRow {
  readonly state: SuccessionState
  readonly post: string
  readonly role: AdministratorRole
  readonly organ: string
  readonly postTitle: string | null
  /** Who leaves; null where nobody held the post any more. */
  readonly fromPerson: string | null
  readonly fromName: string | null
  readonly person: string
  readonly name: string
  readonly ground: Succession['ground']
  readonly basis: string
  readonly reason: string | null
  readonly namedBy: string | null
  readonly namedByName: string
  readonly namedOn: Day
  readonly doneOn: Day | null
}

export const successionColumns = [
  'id',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'post',
  'role',
  'organ',
  'postTitle',
  'fromPerson',
  'fromName',
  'person',
  'name',
  'ground',
  'basis',
  'reason',
  'namedBy',
  'namedByName',
  'namedOn',
  'doneOn',
] as const satisfies readonly (keyof SuccessionRecord)[]
