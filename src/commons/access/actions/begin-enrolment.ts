import { timingSafeEqual } from 'node:crypto'
import { personName } from '#commons/people/data/store.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { beginAttempt } from '#platform/login/attempt.ts'
import { codeHash } from '#platform/login/handed-code.ts'
import { handedCode, type Login } from '#platform/login/login.ts'
import type { Site } from '#platform/login/passkey.ts'
import type { Door } from './open-session.ts'
import { factorOffer } from '../data/factor-offer.ts'
import { siteOf } from '../data/site.ts'
import { beginTry, failedTries, limitsOf } from '../data/tries.ts'
import { waysOf } from '../data/ways.ts'
import type { Enrolment } from '../spec/contract.ts'

/** What an unknown name's code is compared with, so that the work is the same. */
const nobody = Buffer.alloc(32)

const enrol = async (
  session: Session,
  login: Login & { readonly codeHash: Buffer },
  site: Site,
  now: Date,
): Promise<Enrolment> => {
  const name = (login.person && (await personName(session, login.person))) || login.name
  const offer = await factorOffer(session, { id: login.id, name: login.name, person: name }, site, [])
  const data = { ...offer.data, code: login.codeHash.toString('base64url') }
  const ticket = await beginAttempt(session, { login: login.id, step: 'enrol', data, now })
  return { next: 'enrol', ticket, login: login.name, name, totp: offer.totp, passkey: offer.passkey, ways: null }
}

const reset = async (
  session: Session,
  login: Login & { readonly codeHash: Buffer },
  site: Site,
  now: Date,
): Promise<Enrolment> => {
  const { ways, challenge } = await waysOf(session, login.id, site)
  const data = { code: login.codeHash.toString('base64url'), ...(challenge !== undefined && { challenge }) }
  const ticket = await beginAttempt(session, { login: login.id, step: 'reset', data, now })
  return { next: 'reset', ticket, login: login.name, name: login.name, totp: null, passkey: null, ways }
}

/**
 * Shows the one-time code that an administrator handed out. It is used up only when the enrolment is finished. Throws Problem
 * wrong-code, the same for an unknown name, and too-many.
 */
export const beginEnrolment = async (
  context: Context,
  given: { readonly login: string; readonly code: string },
  door: Door,
): Promise<Enrolment> => {
  const { county, db, now } = context
  const limits = limitsOf(county, door.source, given.login)
  beginTry(db, now, limits)
  const answer = await db.write(county, async (session) => {
    const login = await handedCode(session, given.login, now)
    const fits = timingSafeEqual(login?.codeHash ?? nobody, codeHash(session.keys, county, given.code))
    const site = siteOf(door.origin, county)
    if (login && fits)
      return login.codeKind === 'enrol' ? enrol(session, login, site, now) : reset(session, login, site, now)
    note(session, {
      name: 'enrolment.failed',
      at: now,
      login: login?.id ?? null,
      source: door.source,
    })
    return undefined
  })
  if (!answer) throw new Problem(refuse('wrong-code'))
  failedTries(db).forget(limits)
  return answer
}
