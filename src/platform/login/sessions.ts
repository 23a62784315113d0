import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { idleLimit } from './limits.ts'
import { holdLogin } from './token.ts'

/** One place where somebody is logged in, or one token of a program. */
export interface OpenSession {
  readonly id: string
  readonly kind: 'cookie' | 'api'
  readonly login: string
  readonly loginName: string
  readonly person: string | null
  readonly source: string | null
  readonly agent: string | null
  readonly label: string | null
  readonly scope: string[] | null
  readonly way: string | null
  readonly madeAt: string
  readonly usedAt: string
  readonly endsAt: string
  /** Whether it is the one that the token asked by belongs to. */
  readonly isThis: boolean
}

/** Whether a token `t` of the log-in `l` holds at an instant. */
const holding = (now: Date): Sql => {
  const at = now.toISOString()
  const idleSince = new Date(now.getTime() - idleLimit).toISOString()
  return sql`t.revoked_at is null and t.ends_at > ${at}
      and (t.kind = 'api' or t.used_at > ${idleSince}) and (l.ends_at is null or l.ends_at > ${at}) and t.epoch = l.epoch
      and (t.device is null or exists (
        select from login.device d where d.county = t.county and d.id = t.device and d.ended_at is null and d.epoch = l.device_epoch))`
}

/** How many sessions and tokens of the county hold now. */
export const countSessions = async (session: Session, now: Date): Promise<number> =>
  (
    await session.one(sql<{ n: number }>`
      select count(*)::int as n from login.token t join login.login l on l.county = t.county and l.id = t.login
      where t.county = ${session.county} and ${holding(now)}`)
  )?.n ?? 0

/** Sessions that hold now: of one log-in, or of the whole county; the last used first. `own`: hash of the asking token. */
export const openSessions = (
  session: Session,
  { login = null, own, now, limit = 200 }: { login?: string | null; own: Uint8Array | null; now: Date; limit?: number },
): Promise<OpenSession[]> => {
  return session.all(sql<OpenSession>`
    select t.id, t.kind, t.login, l.name as login_name, l.person, t.source, t.agent, t.label, t.scope, t.way, t.made_at, t.used_at, t.ends_at,
      coalesce(t.token_hash = ${own && Buffer.from(own)}::bytea, false) as is_this
    from login.token t join login.login l on l.county = t.county and l.id = t.login
    where t.county = ${session.county} and (${login}::uuid is null or t.login = ${login}::uuid) and ${holding(now)}
    order by t.used_at desc, t.id limit ${limit}`)
}

/**
 * Ends one session by its id, of this log-in or (for who looks after all of them) of any. Waits for acts under way. The hash and
 * log-in of what ended, or undefined.
 */
export const endSession = async (
  session: Session,
  id: string,
  login: string | null,
  now: Date,
): Promise<{ login: string; tokenHash: Buffer; kind: string } | undefined> => {
  const found = await session.one(sql<{ login: string }>`
    select login from login.token where county = ${session.county} and id = ${id} and (${login}::uuid is null or login = ${login}::uuid)`)
  if (!found) return undefined
  holdLogin(session, found.login)
  return session.one(sql<{ login: string; tokenHash: Buffer; kind: string }>`
    update login.token set revoked_at = ${now.toISOString()}
    where county = ${session.county} and id = ${id} and revoked_at is null returning login, token_hash, kind`)
}

/** Ends the log-in's sessions in browsers and on phones, but the one that asks; tokens of programs too where `programs` says so. */
export const endOtherSessions = async (
  session: Session,
  login: string,
  { own, now, programs = false }: { own: Uint8Array | null; now: Date; programs?: boolean },
): Promise<Buffer[]> => {
  holdLogin(session, login)
  const ended = await session.all(sql<{ tokenHash: Buffer }>`
    update login.token set revoked_at = ${now.toISOString()}
    where county = ${session.county} and login = ${login} and revoked_at is null and (${programs} or kind = 'cookie')
      and token_hash is distinct from ${own && Buffer.from(own)}::bytea returning token_hash`)
  return ended.map(({ tokenHash }) => tokenHash)
}

const browsers = [
  ['MicroMessenger', 'WeChat'],
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** What its owner recognises a browser by: `Chrome · Windows`. Nothing finer is kept (no fingerprint, security.md 1.4). */
export const agentOf = (userAgent: string | undefined): string | null => {
  if (!userAgent) return null
  const first = (list: readonly (readonly [string, string])[]) => list.find(([mark]) => userAgent.includes(mark))?.[1]
  return [first(browsers), first(systems)].filter((part) => part !== undefined).join(' · ') || null
}
