import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { postsOf } from '#commons/people/data/store.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { endAttempt, tryAttempt } from '#platform/login/attempt.ts'
import { endDevice, findDevice, hasSigned, pinWasRight, tryPin } from '#platform/login/device.ts'
import { isDemoOpenTo } from '#platform/login/demo-gate.ts'
import { loginById } from '#platform/login/login.ts'
import { isPassword } from '#platform/login/password.ts'
import { mayBindPhone } from '../rules/phones.ts'
import { type Door, type Opened, openSession } from './open-session.ts'

interface Given {
  readonly ticket: string
  readonly signature: string
  readonly pin: string
}

/**
 * A bound phone and its PIN. The signature is looked at first, so that nobody but the phone can use up tries of the PIN; a try counts
 * before the PIN is looked at; after five wrong ones the phone is bound no longer. Throws Problem wrong-pin (with what is left),
 * bind-again, only-deputies (he has got rights of another post since: those want a second factor).
 */
export const openPhone = async (context: Context, given: Given, door: Door): Promise<Opened> => {
  const { county, db, now } = context
  const tried = await db.write(county, async (session) => {
    const { data } = (await tryAttempt(session, given.ticket, 'device', now)) ?? {}
    endAttempt(session, given.ticket)
    const device = data?.device === undefined ? undefined : await findDevice(session, data.device, now)
    if (!device || data?.challenge === undefined) return undefined
    const key = createPublicKey({ key: JSON.parse(device.publicKey) as JsonWebKey, format: 'jwk' })
    if (!hasSigned(key, data.challenge, given.signature)) return undefined
    const pin = await tryPin(session, device.id)
    return pin && { device, pin }
  })
  if (!tried) throw new Problem(refuse('bind-again'))
  const { device, pin } = tried
  const isRight = await isPassword(pin.pinHash, given.pin)
  const opened = await db.write(county, async (session) => {
    const login = await loginById(session, device.login, now)
    const about = { at: now, login: device.login, source: door.source }
    if (isRight && login && (!login.isDemo || isDemoOpenTo(door.source))) {
      pinWasRight(session, device.id, now)
      const posts = login.person === null ? [] : await postsOf(session, login.person, dayOf(now))
      const verdict = mayBindPhone(posts.map(({ role }) => role))
      if (!verdict.ok) return verdict
      return openSession(session, context, login, door, { way: 'device', device: device.id })
    }
    note(session, { ...about, name: 'login.failed', extra: { why: 'pin' } })
    if (pin.left === 0) {
      endDevice(session, device.id, now)
      note(session, { ...about, name: 'phone.lost', extra: { why: 'pin' } })
    }
    return undefined
  })
  if (opened && 'ok' in opened) throw new Problem(opened)
  if (opened) return opened
  throw new Problem(pin.left > 0 ? refuse('wrong-pin', { params: { left: pin.left } }) : refuse('bind-again'))
}
