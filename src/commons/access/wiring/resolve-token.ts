import type { Viewer } from '#kernel/viewer.ts'
import type { Db } from '#platform/db/db.ts'
import { findToken, isUseStale, markUsed, tokenHash } from '#platform/login/token.ts'
import { memoryOf, mostKept, tokenKey } from '../data/token-memory.ts'
import { viewerOf } from '../actions/viewer-of.ts'

/** A change of rights shows within this time in every process (the bar is 5 s); acts ask again inside their transaction. */
const freshFor = 2000
const load = async (db: Db, county: string, hash: Buffer, now: Date): Promise<Viewer | null> => {
  const found = await db.read(county, async (session) => {
    const token = await findToken(session, hash, now)
    return (
      token && {
        token,
        viewer: await viewerOf(session, { ...token, id: token.login, name: token.loginName }, now, hash),
      }
    )
  })
  if (!found) return null
  if (isUseStale(found.token, now)) await db.write(county, async (session) => markUsed(session, hash, now))
  return found.viewer
}

/**
 * The viewer behind a cookie's or a program's token, or null when it is unknown, over, idle too long or revoked. `anew`: read from the
 * database whatever is remembered.
 */
export const resolveToken = async (
  db: Db,
  county: string,
  token: string,
  now: Date,
  anew?: 'anew',
): Promise<Viewer | null> => {
  const hash = tokenHash(token)
  if (hash === null) return null
  const memory = memoryOf(db)
  const key = tokenKey(county, hash)
  const kept = memory.get(key)
  const age = now.getTime() - (kept?.at ?? 0)
  if (kept && !anew && age >= 0 && age < freshFor) return kept.viewer
  const viewer = load(db, county, hash, now)
  memory.delete(key)
  memory.set(key, { at: now.getTime(), viewer })
  if (memory.size > mostKept) for (const oldest of memory.keys()) if (memory.size > mostKept) memory.delete(oldest)
  viewer.then(
    (one) => one === null && memory.delete(key),
    () => memory.delete(key),
  )
  return viewer
}
