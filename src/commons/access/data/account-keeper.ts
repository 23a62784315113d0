import type { Card, Keeper, LivingRow, Reader } from '#platform/action/action.ts'
import { found } from '#kernel/problem.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import { insertRow, updateRow } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { holdLogin } from '#platform/login/token.ts'
import { accountLife } from '../spec/account-lifecycle.ts'
import type { Account } from '../spec/accounts.ts'
import { accountColumns, accountFrom } from './account-list.ts'

/** One row of login.login as acts on it see it: hashes of codes, never the password's. */
export interface AccountRecord extends LivingRow {
  readonly name: string
  readonly person: string | null
  readonly isDemo: boolean
  readonly stamp: number
  readonly epoch: number
  readonly deviceEpoch: number
  readonly mustChange: boolean
  readonly endsAt: string | null
  readonly phoneHash: Buffer | null
  readonly oidcSubject: string | null
  readonly codeHash: Buffer | null
  readonly codeKind: string | null
  readonly codeEndsAt: string | null
}

const ownColumns = [
  'id',
  'name',
  'person',
  'isDemo',
  'stamp',
  'epoch',
  'deviceEpoch',
  'mustChange',
  'endsAt',
  'phoneHash',
  'oidcSubject',
  'codeHash',
  'codeKind',
  'codeEndsAt',
  'state',
  'version',
  'settingsVersion',
  'salt',
] as const

const whole =
  raw(`id, name, person, is_demo, stamp, epoch, device_epoch, must_change, ends_at, phone_hash, oidc_subject, code_hash, code_kind,
  code_ends_at, state, version, settings_version, salt, null as number, name as title, null as due_on`)

const mayLook = (viewer: Viewer): boolean => holds(viewer, 'logins.keep') || holds(viewer, 'logins.secure')

/** Acts of that log-in that are under way are waited for: none commits after its rights have ended. */
const lock = async (session: Session, viewer: Viewer | null, id: string): Promise<AccountRecord | undefined> => {
  if (viewer !== null && !mayLook(viewer)) return undefined
  holdLogin(session, id)
  return session.one(sql<AccountRecord>`
    select ${whole} from login.login where county = ${session.county} and id = ${id} for update`)
}

const cardOf = async (session: Session, { viewer }: Reader, id: string): Promise<Card<AccountRecord, Account>> => {
  const [item, row] = await Promise.all([
    session.one(sql<Account>`select ${accountColumns} ${accountFrom(session)} and l.id = ${id}`),
    session.one(sql<AccountRecord>`
      select id, name, person, is_demo, state, version, salt, settings_version, null as number, name as title, null as due_on
      from login.login where county = ${session.county} and id = ${id}`),
  ])
  return { row: found(mayLook(viewer) ? row : undefined), item: found(item), owner: null }
}

/** Keeps log-ins for `act()`. */
export const accounts: Keeper<AccountRecord, Account> = {
  life: accountLife,
  room: 'access',
  lock,
  insert: (county, row) => insertRow('login.login', county, ownColumns, row),
  update: (county, row, { dueOn: _dueOn, number: _number, title: _title, ...patch }) =>
    updateRow('login.login', county, row.id, patch),
  card: cardOf,
  cardAfter: (session, reader, row) => cardOf(session, reader, row.id),
  rowsAfter: (session, after, limit) =>
    session.all(sql<AccountRecord>`
      select ${whole} from login.login where county = ${session.county} and (${after}::uuid is null or id > ${after}) order by id limit ${limit}`),
  target: () => ({ division: null, organs: [] }),
  ownerOf: () => null,
  // What acts alone change: a code is used up, a password chosen and a phone bound by the person himself, without an act.
  content: ({ name, person, isDemo, endsAt, epoch }) => ({ name, person, isDemo, endsAt, epoch }),
  snapshot: ({ state, codeEndsAt }) => ({ state, codeEndsAt }),
}
