import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { isPassword } from './password.ts'

export interface Login {
  readonly id: string
  readonly name: string
  readonly person: string | null
  readonly isDemo: boolean
  readonly stamp: number
}

interface LoginRow extends Login {
  readonly passwordHash: string | null
}

const byName = (session: Session, name: string, now: Date): Promise<LoginRow | undefined> =>
  session.one(sql<LoginRow>`
    select id, name, person, password_hash, is_demo, stamp from login.login
    where county = ${session.county} and name = ${name} and (ends_at is null or ends_at > ${now.toISOString()})`)

/** The log-in of that name that holds now, for the operator's tool: not for a request. */
export const findLogin = async (session: Session, name: string, now: Date): Promise<Login | undefined> =>
  byName(session, name, now)

/** The log-ins of these persons that hold now, by name. */
export const findLogins = (session: Session, persons: readonly string[], now: Date): Promise<Login[]> =>
  session.all(sql<Login>`
    select id, name, person, is_demo, stamp from login.login
    where county = ${session.county} and person = any(${persons}::uuid[]) and (ends_at is null or ends_at > ${now.toISOString()}) order by name`)

/**
 * The log-in when name and password fit, else undefined after about the same time (ASVS 6.3.8). The connection is given back
 * before the slow part.
 */
export const checkPassword = async (
  db: Db,
  county: string,
  name: string,
  password: string,
  now: Date,
): Promise<Login | undefined> => {
  const found = await db.read(county, (session) => byName(session, name, now))
  return (await isPassword(found?.passwordHash ?? null, password)) ? found : undefined
}

/** Name of a log-in by its id. */
export const loginName = async (session: Session, id: string): Promise<string | undefined> =>
  (
    await session.one(
      sql<{ name: string }>`select name from login.login where county = ${session.county} and id = ${id}`,
    )
  )?.name

export interface NewLogin {
  readonly id: string
  readonly name: string
  readonly person: string
  readonly passwordHash: string
  readonly isDemo: boolean
}

/** Makes log-ins; one that is there keeps its tokens and takes the password given. */
export const saveLogins = async (session: Session, logins: readonly NewLogin[]): Promise<void> => {
  await session.all(sql`
    insert into login.login (county, id, name, person, password_hash, is_demo)
    select ${session.county}, id, name, person, password_hash, is_demo
    from unnest(${logins.map((login) => login.id)}::uuid[], ${logins.map((login) => login.name)}::text[], ${logins.map((login) => login.person)}::uuid[],
      ${logins.map((login) => login.passwordHash)}::text[], ${logins.map((login) => login.isDemo)}::boolean[]) as given (id, name, person, password_hash, is_demo)
    on conflict (county, id) do update set password_hash = excluded.password_hash`)
}
