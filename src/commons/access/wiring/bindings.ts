import { uuidv7 } from 'uuidv7'
import { dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { postsOf } from '#commons/people/data/store.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { endBindings, putBinding } from '#platform/login/device.ts'
import { bindHash, newBindCode } from '#platform/login/handed-code.ts'
import { findLogins, saveLogins } from '#platform/login/login.ts'
import { mayBindPhone } from '../rules/phones.ts'
import type { AccessSettings } from '../spec/settings.ts'

const minute = 60_000

/**
 * What the office shows a deputy as a QR code, and in figures for a phone that cannot scan: one use, as many minutes as the county says;
 * any before is worth nothing. Only for whoever may nothing here but what a deputy may, so that nobody gets at a chair's or an
 * administrator's rights by binding a phone of his own. Throws Problem only-deputies.
 */
export const makeBindCode = async (
  { county, db, now, viewer, ports }: Context,
  person: string,
  source: string,
): Promise<{ code: string; short: string; endsAt: string }> => {
  const made = newBindCode()
  return db.write(county, async (session) => {
    const { bindMinutes } = (await ports.settings(session, 'access')).value as AccessSettings
    const endsAt = new Date(now.getTime() + bindMinutes * minute)
    const verdict = mayBindPhone((await postsOf(session, person, dayOf(now))).map(({ role }) => role))
    if (!verdict.ok) throw new Problem(verdict)
    const [known] = await findLogins(session, [person], now)
    const login = known?.id ?? uuidv7()
    if (!known)
      await saveLogins(session, [
        { id: login, name: `deputy-${login.slice(-8)}`, person, passwordHash: null, isDemo: false },
      ])
    const hashOf = (code: string): Buffer => bindHash(session.keys, county, code)
    putBinding(session, login, { hash: hashOf(made.code), shortHash: hashOf(made.short), endsAt })
    note(session, { name: 'phone.codeMade', at: now, login, by: viewer.login, source })
    return { ...made, endsAt: endsAt.toISOString() }
  })
}

/** The office takes a lost phone off: it is bound no longer, its sessions end, a code that was made binds nothing. */
export const endPhone = async (
  { county, db, now, viewer }: Context,
  person: string,
  source: string,
): Promise<{ hasEnded: boolean }> =>
  db.write(county, async (session) => {
    const logins = await findLogins(session, [person], now)
    const [login] = logins
    const ended = await endBindings(
      session,
      logins.map(({ id }) => id),
      now,
    )
    if (login && ended > 0) note(session, { name: 'phone.ended', at: now, login: login.id, by: viewer.login, source })
    return { hasEnded: ended > 0 }
  })
