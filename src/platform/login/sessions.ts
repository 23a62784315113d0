import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { holdLogin } from './token.ts'

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
