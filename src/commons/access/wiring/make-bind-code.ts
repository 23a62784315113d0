import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { postsOf } from '#commons/people/data/store.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { putBinding } from '#platform/login/device.ts'
import { linkHash } from '#platform/login/handed-code.ts'
import { handedOut } from '#platform/login/limits.ts'
import { findLogins, saveLogins } from '#platform/login/login.ts'

/**
 * What the office shows a deputy as a QR code: one use, ten minutes. Only for whoever is a deputy and nothing else here, so that nobody
 * gets at a chair's or an administrator's rights by binding a phone of his own. Throws Problem only-deputies.
 */
export const makeBindCode = async (
  { county, db, now, viewer }: Context,
  person: string,
  source: string,
): Promise<{ code: string; endsAt: string }> => {
  const code = randomBytes(16).toString('base64url')
  const endsAt = new Date(now.getTime() + handedOut.bindFor)
  await db.write(county, async (session) => {
    const posts = await postsOf(session, person, dayOf(now))
    if (posts.length === 0 || posts.some(({ role }) => role !== 'deputy')) throw new Problem(refuse('only-deputies'))
    const [known] = await findLogins(session, [person], now)
    const login = known?.id ?? uuidv7()
    if (!known)
      await saveLogins(session, [
        { id: login, name: `deputy-${login.slice(-8)}`, person, passwordHash: null, isDemo: false },
      ])
    putBinding(session, login, linkHash(session.keys, county, code), endsAt)
    note(session, { name: 'phone.codeMade', at: now, login, by: viewer.login, source })
  })
  return { code, endsAt: endsAt.toISOString() }
}
