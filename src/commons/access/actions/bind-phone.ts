import { uuidv7 } from 'uuidv7'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { addDevice, hasSigned, readKey, takeBinding } from '#platform/login/device.ts'
import { isDemoOpenTo } from '#platform/login/demo-gate.ts'
import { bindHash } from '#platform/login/handed-code.ts'
import { loginById } from '#platform/login/login.ts'
import { hashPassword } from '#platform/login/password.ts'
import { agentOf } from '#platform/login/sessions.ts'
import { beginTry, bindLimits, failedTries } from '../data/tries.ts'
import { mayBePin } from '../rules/password.ts'
import { bindingWords } from '../spec/binding-words.ts'
import { type Door, type Opened, openSession } from './open-session.ts'

interface Given {
  readonly code: string
  readonly key: Readonly<Record<string, unknown>>
  readonly pin: string
  readonly signature: string
}

/**
 * Binds the phone that shows the office's code, once; one that was bound before is bound no longer. Key and PIN are looked at before the
 * code is used up. Throws Problem weak-pin, bind-code, too-many, demo-only-here.
 */
export const bindPhone = async (context: Context, given: Given, door: Door): Promise<Opened & { device: string }> => {
  const { county, db, now } = context
  const fine = mayBePin(given.pin)
  if (!fine.ok) throw new Problem(fine)
  const limits = bindLimits(county, door.source)
  beginTry(db, now, limits)
  const key = readKey(given.key)
  if (!key || !hasSigned(key, bindingWords(given.code), given.signature)) throw new Problem(refuse('bind-code'))
  const pinHash = await hashPassword(given.pin)
  const agent = agentOf(door.header('user-agent'))
  const opened = await db.write(county, async (session) => {
    const taken = await takeBinding(session, bindHash(session.keys, county, given.code), now)
    const login = taken && (await loginById(session, taken.id, now))
    if (!taken || !login) return undefined
    if (login.isDemo && !isDemoOpenTo(door.source)) throw new Problem(refuse('demo-only-here'))
    const device = uuidv7()
    addDevice(session, { id: device, login: login.id, epoch: taken.epoch, key, pinHash, agent, now })
    note(session, { name: 'phone.bound', at: now, login: login.id, source: door.source, extra: { agent } })
    return { ...(await openSession(session, context, login, door, { way: 'device', device })), device }
  })
  if (!opened) throw new Problem(refuse('bind-code'))
  failedTries(db).forget(limits)
  return opened
}
