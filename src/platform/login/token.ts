import { hash as oneShot, randomBytes } from 'node:crypto'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { absoluteLimit, apiTokenDays, deadFor, idleLimit, usedEvery } from './limits.ts'

/** 256 random bits. Only their SHA-256 is stored: whoever reads the database cannot log in with what stands there. */
const newToken = (): string => randomBytes(32).toString('base64url')

/** SHA-256 of a token, or null for a text that no token of ours can be. */
export const tokenHash = (token: string): Buffer | null =>
  /^[\w-]{43}$/.test(token) ? oneShot('sha256', token, 'buffer') : null

const keep = async (
  session: Session,
  login: string,
  kind: 'cookie' | 'api',
  from: Date,
  milliseconds: number,
): Promise<string> => {
  const token = newToken()
  const at = from.toISOString()
  const ends = new Date(from.getTime() + milliseconds).toISOString()
  const dead = new Date(from.getTime() - deadFor).toISOString()
  session.send(sql`delete from login.token where county = ${session.county} and ends_at < ${dead}`)
  await session.one(sql`
    insert into login.token (county, token_hash, login, kind, made_at, used_at, ends_at)
    values (${session.county}, ${tokenHash(token)}, ${login}, ${kind}, ${at}, ${at}, ${ends})`)
  return token
}

/** Begins a log-in in a browser. The value of the cookie is returned once and stored nowhere. */
export const beginLogin = (session: Session, login: string, now: Date): Promise<string> =>
  keep(session, login, 'cookie', now, absoluteLimit)

/** Makes a token for programs, shown once. `days` beyond the limit are cut to it. */
export const createToken = (
  session: Session,
  login: string,
  options: { readonly days?: number; readonly now: Date },
): Promise<string> => {
  const days = Math.min(Math.max(options.days ?? apiTokenDays.default, 1), apiTokenDays.most)
  return keep(session, login, 'api', options.now, days * 86_400_000)
}

export interface LiveToken {
  readonly login: string
  readonly loginName: string
  readonly person: string | null
  readonly stamp: number
  readonly isDemo: boolean
  readonly usedAt: string
}

/** The log-in behind a token that holds now: known, neither revoked nor over, and its log-in not ended. One indexed read. */
export const findToken = async (session: Session, hash: Buffer, now: Date): Promise<LiveToken | undefined> => {
  const at = now.toISOString()
  const idleSince = new Date(now.getTime() - idleLimit).toISOString()
  return session.one(sql<LiveToken>`
    select login.id as login, login.name as login_name, login.person, login.stamp, login.is_demo, token.used_at
    from login.token token join login.login login on login.county = token.county and login.id = token.login
    where token.county = ${session.county} and token.token_hash = ${hash} and token.revoked_at is null and token.ends_at > ${at}
      and (token.kind = 'api' or token.used_at > ${idleSince}) and (login.ends_at is null or login.ends_at > ${at})`)
}

/** Whether the time of last use should be written again. */
export const isUseStale = (token: LiveToken, now: Date): boolean => now.getTime() - Date.parse(token.usedAt) > usedEvery

export const markUsed = (session: Session, hash: Buffer, now: Date): void =>
  session.send(
    sql`update login.token set used_at = ${now.toISOString()} where county = ${session.county} and token_hash = ${hash} and revoked_at is null`,
  )

/** What an act holds on to while it runs, and what ending a log-in waits for: no act commits after the end has. */
const lockOf = (session: Session, login: string): string => `${session.county}/${login}`

/** Ends one token. */
export const revokeToken = async (session: Session, login: string, hash: Buffer, now: Date): Promise<void> => {
  session.send(sql`select pg_advisory_xact_lock(hashtextextended(${lockOf(session, login)}, 1))`)
  await session.one(sql`
    update login.token set revoked_at = ${now.toISOString()}
    where county = ${session.county} and token_hash = ${hash} and login = ${login} and revoked_at is null`)
}

/**
 * A condition: this log-in is still what it was when the request came in, the token not revoked, the log-in not ended, its posts
 * the same. For the act's own transaction; whoever wants to end or change the log-in waits until that is over. The lock is taken
 * here, by a statement before the one that asks, because a statement sees the world as it was before it waited.
 */
export const isStillIn = (session: Session, login: string, stamp: number, hash: Buffer | null): Sql => {
  const { county } = session
  session.send(sql`select pg_advisory_xact_lock_shared(hashtextextended(${lockOf(session, login)}, 1))`)
  return hash === null
    ? sql`exists (select from login.login where county = ${county} and id = ${login} and stamp = ${stamp})`
    : sql`exists (
        select from login.login login join login.token token on token.county = login.county and token.login = login.id
        where login.county = ${county} and login.id = ${login} and login.stamp = ${stamp}
          and token.token_hash = ${hash} and token.revoked_at is null)`
}

/** Bumps the stamp of these persons' log-ins: their posts changed, or they end. Waits for acts that are under way. */
export const restamp = async (session: Session, persons: readonly string[]): Promise<void> => {
  const logins = await session.all(sql<{ id: string }>`
    select id from login.login where county = ${session.county} and person = any(${persons}::uuid[]) order by id`)
  for (const { id } of logins)
    session.send(sql`select pg_advisory_xact_lock(hashtextextended(${lockOf(session, id)}, 1))`)
  if (logins.length === 0) return
  await session.one(
    sql`update login.login set stamp = stamp + 1 where county = ${session.county} and id = any(${logins.map(({ id }) => id)}::uuid[])`,
  )
}
