import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import type { CodeKind } from './handed-code.ts'
import { isPassword } from './password.ts'

export interface Login {
  readonly id: string
  readonly name: string
  readonly person: string | null
  readonly isDemo: boolean
  readonly stamp: number
  /** Its holder must choose another password before anything else. */
  readonly mustChange: boolean
}

export interface LoginRow extends Login {
  readonly passwordHash: string | null
  readonly passwordAt: string | null
}

const columns = raw('id, name, person, password_hash, is_demo, stamp, must_change, password_at')

/** A telephone number as it is looked up: digits only, without the country. */
const barePhone = (text: string): string => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')

/** Keyed hash of a telephone number: finds a log-in by its phone without the phone standing there. */
export const phoneHash = ({ keys, county }: Pick<Session, 'keys' | 'county'>, phone: string): Buffer =>
  lookupHash(keys, county, 'phone', barePhone(phone))

const byName = (session: Session, name: string, now: Date): Promise<LoginRow | undefined> =>
  session.one(sql<LoginRow>`
    select ${columns} from login.login
    where county = ${session.county} and (name = ${name} or phone_hash = ${phoneHash(session, name)})
      and (ends_at is null or ends_at > ${now.toISOString()}) order by name = ${name} desc limit 1`)

/** The log-in of that id that holds now. */
export const loginById = (session: Session, id: string, now: Date): Promise<LoginRow | undefined> =>
  session.one(sql<LoginRow>`
    select ${columns} from login.login
    where county = ${session.county} and id = ${id} and (ends_at is null or ends_at > ${now.toISOString()})`)

/** The log-in of that name that holds now, for the operator's tool: not for a request. */
export const findLogin = async (session: Session, name: string, now: Date): Promise<Login | undefined> =>
  byName(session, name, now)

/** The log-ins of these persons that hold now, by name. */
export const findLogins = (session: Session, persons: readonly string[], now: Date): Promise<Login[]> =>
  session.all(sql<Login>`
    select ${columns} from login.login
    where county = ${session.county} and person = any(${persons}::uuid[]) and (ends_at is null or ends_at > ${now.toISOString()}) order by name`)

/**
 * Whether the password is that of the log-in with this name or phone, and which that is. An unknown name takes the work of a wrong
 * password (ASVS 6.3.8). The connection is given back before the slow part.
 */
export const checkPassword = async (
  db: Db,
  county: string,
  name: string,
  password: string,
  now: Date,
): Promise<{ readonly login: LoginRow | undefined; readonly fits: boolean }> => {
  const login = await db.read(county, (session) => byName(session, name, now))
  return { login, fits: await isPassword(login?.passwordHash ?? null, password) }
}

/** Name of a log-in by its id. */
export const loginName = async (session: Session, id: string): Promise<string | undefined> =>
  (
    await session.one(
      sql<{ name: string }>`select name from login.login where county = ${session.county} and id = ${id}`,
    )
  )?.name

/** Sets the password that a person chose. Sessions are the caller's matter. */
export const setPassword = (session: Session, login: string, passwordHash: string, now: Date): void =>
  session.send(sql`
    update login.login set password_hash = ${passwordHash}, password_at = ${now.toISOString()}, must_change = false
    where county = ${session.county} and id = ${login}`)

/** The code that this log-in was handed, and what it is good for; undefined when there is none that holds. */
export const handedCode = (
  session: Session,
  name: string,
  now: Date,
): Promise<(Login & { codeHash: Buffer; codeKind: CodeKind }) | undefined> =>
  session.one(sql<Login & { codeHash: Buffer; codeKind: CodeKind }>`
    select ${columns}, code_hash, code_kind from login.login
    where county = ${session.county} and (name = ${name} or phone_hash = ${phoneHash(session, name)})
      and code_ends_at > ${now.toISOString()} and (ends_at is null or ends_at > ${now.toISOString()}) order by name = ${name} desc limit 1`)

/** Puts a code in place of any before. For the operator's tool and the first run; administrators do it by an act. */
export const putCode = (session: Session, login: string, hash: Buffer, kind: CodeKind, endsAt: Date): void =>
  session.send(sql`
    update login.login set code_hash = ${hash}, code_kind = ${kind}, code_ends_at = ${endsAt.toISOString()}
    where county = ${session.county} and id = ${login}`)

export interface NewLogin {
  readonly id: string
  readonly name: string
  readonly person: string
  /** None for somebody who still has to enrol. */
  readonly passwordHash: string | null
  readonly isDemo: boolean
}

/** Makes log-ins; one that is there keeps its tokens and takes the password given. */
export const saveLogins = async (session: Session, logins: readonly NewLogin[]): Promise<void> => {
  await session.all(sql`
    insert into login.login (county, id, name, person, password_hash, is_demo)
    select ${session.county}, id, name, person, password_hash, is_demo
    from unnest(${logins.map((login) => login.id)}::uuid[], ${logins.map((login) => login.name)}::text[], ${logins.map((login) => login.person)}::uuid[],
      ${logins.map((login) => login.passwordHash)}::text[], ${logins.map((login) => login.isDemo)}::boolean[]) as given (id, name, person, password_hash, is_demo)
    on conflict (county, id) do update set password_hash = coalesce(excluded.password_hash, login.password_hash)`)
}
