import { hash as oneShot, randomBytes } from 'node:crypto'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { absoluteLimit, apiTokenDays, deadFor, idleLimit, usedEvery } from './limits.ts'

/** 256 random bits. Only their SHA-256 is stored: whoever reads the database cannot log in with what stands there. */
const newToken = (): string => randomBytes(32).toString('base64url')

/** SHA-256 of a token, or null for a text that no token of ours can be. */
export const tokenHash = (token: string): Buffer | null =>
  /^[\w-]{43}$/.test(token) ? oneShot('sha256', token, 'buffer') : null

/** What the owner recognises a session by, and how it was opened. */
export interface Opening {
  readonly source?: string | null
  readonly agent?: string | null
  /** Bound phone that it was opened on. */
  readonly device?: string | null
  /** How the person was known: `password`, `totp`, `passkey`, `recovery`, `enrolment`, `device`, `oidc`. */
  readonly way?: string | null
}

interface Kept extends Opening {
  readonly kind: 'cookie' | 'api'
  readonly label?: string | null
  readonly scope?: readonly string[] | null
}

const keep = async (session: Session, login: string, kept: Kept, from: Date, milliseconds: number): Promise<string> => {
  const token = newToken()
  const at = from.toISOString()
  const ends = new Date(from.getTime() + milliseconds).toISOString()
  const dead = new Date(from.getTime() - deadFor).toISOString()
  const { kind, label = null, scope = null, source = null, agent = null, device = null, way = null } = kept
  session.send(sql`delete from login.token where county = ${session.county} and ends_at < ${dead}`)
  await session.one(sql`
    insert into login.token (county, token_hash, login, kind, made_at, used_at, ends_at, epoch, fresh_at, source, agent, label, scope, device, way)
    select county, ${tokenHash(token)}, id, ${kind}, ${at}, ${at}, ${ends}, epoch, ${kind === 'cookie' ? at : null}, ${source}, ${agent},
      ${label}, ${scope}::text[], ${device}::uuid, ${way}
    from login.login where county = ${session.county} and id = ${login}`)
  return token
}

/** Begins a log-in in a browser. The value of the cookie is returned once and stored nowhere. */
export const beginLogin = (session: Session, login: string, now: Date, opening: Opening = {}): Promise<string> =>
  keep(session, login, { ...opening, kind: 'cookie' }, now, absoluteLimit)

/** Makes a token for programs, shown once. `days` beyond the limit are cut to it; without `scope` it may what its log-in may. */
export const createToken = (
  session: Session,
  login: string,
  options: {
    readonly days?: number
    readonly now: Date
    readonly label?: string | null
    readonly scope?: readonly string[] | null
    readonly source?: string | null
  },
): Promise<string> => {
  const { now, label = null, scope = null, source = null } = options
  const days = Math.min(Math.max(options.days ?? apiTokenDays.default, 1), apiTokenDays.most)
  return keep(session, login, { kind: 'api', label, scope, source }, now, days * 86_400_000)
}

/**
 * A session that was proved again: another value in place of the old one, which is dead at once (ASVS 7.2.4). Undefined when it
 * ended meanwhile.
 */
export const renewToken = async (session: Session, hash: Buffer, now: Date): Promise<string | undefined> => {
  const token = newToken()
  const renewed = await session.one(sql<{ id: string }>`
    update login.token set token_hash = ${tokenHash(token)}, fresh_at = ${now.toISOString()}, used_at = ${now.toISOString()}
    where county = ${session.county} and token_hash = ${hash} and kind = 'cookie' and revoked_at is null returning id`)
  return renewed === undefined ? undefined : token
}

/**
 * A session that goes on in another post (null: all of its holder's own), under another value; the old one is dead at once (ASVS 7.2.4).
 * Waits for acts that are under way. Undefined when it ended meanwhile.
 */
export const switchPost = async (
  session: Session,
  login: string,
  hash: Buffer,
  post: string | null,
): Promise<string | undefined> => {
  holdLogin(session, login)
  const token = newToken()
  const switched = await session.one(sql<{ id: string }>`
    update login.token set token_hash = ${tokenHash(token)}, post = ${post}
    where county = ${session.county} and token_hash = ${hash} and login = ${login} and kind = 'cookie' and revoked_at is null returning id`)
  return switched === undefined ? undefined : token
}

/** The session acts by its holder's own posts again, because the one that was chosen is over: it has lost rights and gained none. */
export const leavePost = (session: Session, hash: Buffer): void =>
  session.send(sql`update login.token set post = null where county = ${session.county} and token_hash = ${hash}`)

export interface LiveToken {
  readonly login: string
  readonly loginName: string
  readonly person: string | null
  readonly stamp: number
  readonly isDemo: boolean
  readonly usedAt: string
  /** When its holder last proved to be there; null for a program. */
  readonly freshAt: string | null
  /** Permissions that a program's token is limited to; null: all of its log-in's. */
  readonly scope: readonly string[] | null
  /** The post that the session acts by; null: all of its holder's own. */
  readonly post: string | null
  /** Bound phone that it was opened on. */
  readonly device: string | null
}

/** The log-in behind a token that holds now: known, neither revoked nor over, and its log-in not ended. One indexed read. */
export const findToken = async (session: Session, hash: Buffer, now: Date): Promise<LiveToken | undefined> => {
  const at = now.toISOString()
  const idleSince = new Date(now.getTime() - idleLimit).toISOString()
  return session.one(sql<LiveToken>`
    select login.id as login, login.name as login_name, login.person, login.stamp, login.is_demo, token.used_at, token.fresh_at, token.scope, token.post, token.device
    from login.token token join login.login login on login.county = token.county and login.id = token.login
    where token.county = ${session.county} and token.token_hash = ${hash} and token.revoked_at is null and token.ends_at > ${at}
      and (token.kind = 'api' or token.used_at > ${idleSince}) and (login.ends_at is null or login.ends_at > ${at})
      and token.epoch = login.epoch
      and (token.device is null or exists (
        select from login.device d where d.county = token.county and d.id = token.device and d.ended_at is null and d.epoch = login.device_epoch))`)
}

/** Whether the time of last use should be written again. */
export const isUseStale = (token: LiveToken, now: Date): boolean => now.getTime() - Date.parse(token.usedAt) > usedEvery

export const markUsed = (session: Session, hash: Buffer, now: Date): void =>
  session.send(
    sql`update login.token set used_at = ${now.toISOString()} where county = ${session.county} and token_hash = ${hash} and revoked_at is null`,
  )

/** What an act holds on to while it runs, and what ending a log-in waits for: no act commits after the end has. */
const lockOf = (session: Session, login: string): string => `${session.county}/${login}`

/** Waits for acts of this log-in that are under way, and keeps others from beginning until the transaction is over. */
export const holdLogin = (session: Session, login: string): void =>
  session.send(sql`select pg_advisory_xact_lock(hashtextextended(${lockOf(session, login)}, 1))`)

/** Ends one token. */
export const revokeToken = async (session: Session, login: string, hash: Buffer, now: Date): Promise<void> => {
  holdLogin(session, login)
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
          and token.token_hash = ${hash} and token.revoked_at is null and token.epoch = login.epoch)`
}

/** From now on whatever changes the posts of one person has the log-ins of the other read anew too: he may act in them. */
export const follow = (session: Session, follows: string, person: string): void =>
  session.send(sql`
    insert into login.follower (county, follows, person) values (${session.county}, ${follows}, ${person}) on conflict do nothing`)

/** Who is `person` is `into` from now on: whatever has the log-ins of the one read anew has those of the other too. */
export const followAs = (session: Session, person: string, into: string): void =>
  session.send(sql`
    insert into login.follower (county, follows, person)
    select county, follows, ${into} from login.follower where county = ${session.county} and person = ${person} on conflict do nothing`)

/**
 * Bumps the stamp of the log-ins of these persons and of whoever follows them: their posts changed, or they end. Waits for acts that are
 * under way.
 */
export const restamp = async (session: Session, persons: readonly string[]): Promise<void> => {
  const logins = await session.all(sql<{ id: string }>`
    select id from login.login where county = ${session.county} and person = any(array(
      select unnest(${persons}::uuid[]) union
      select person from login.follower where county = ${session.county} and follows = any(${persons}::uuid[]))) order by id`)
  for (const { id } of logins) holdLogin(session, id)
  if (logins.length === 0) return
  await session.one(
    sql`update login.login set stamp = stamp + 1 where county = ${session.county} and id = any(${logins.map(({ id }) => id)}::uuid[])`,
  )
}
