import { uuidv7 } from 'uuidv7'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { type AttemptData, endAttempt, findAttempt, type Step, tryAttempt } from '#platform/login/attempt.ts'
import { removeOtherFactors } from '#platform/login/factor.ts'
import { takeCode } from '#platform/login/handed-code.ts'
import { type LoginRow, loginById, setPassword } from '#platform/login/login.ts'
import { hashPassword } from '#platform/login/password.ts'
import { newRecoveryCodes } from '#platform/login/recovery.ts'
import { endOtherSessions } from '#platform/login/sessions.ts'
import { addProvedFactor } from '../data/new-factor.ts'
import { type Door, type Opened, openSession } from './open-session.ts'
import { checkNewPassword } from './check-new-password.ts'
import { siteOf } from '../data/site.ts'
import type { Proof } from '../spec/proof.ts'
import { prove } from './prove.ts'

interface Given {
  readonly ticket: string
  readonly password: string
  readonly proof: Proof
}

interface Enrolled extends Opened {
  readonly recoveryCodes: string[] | null
}

/** Whose ticket it is and at which step, when the password given may be his; else throws Problem too-late or password-…. */
const stepOf = async (context: Context, { ticket, password }: Given): Promise<Step> =>
  context.db.read(context.county, async (session) => {
    for (const step of ['enrol', 'reset'] as const) {
      const attempt = await findAttempt(session, ticket, step, context.now)
      const login = attempt?.login ? await loginById(session, attempt.login, context.now) : undefined
      if (!login) continue
      await checkNewPassword(session, { ...login, passwordHash: null }, password)
      return step
    }
    throw new Problem(refuse('too-late'))
  })

/** The code is used up, the password set, everybody logged in as this log-in is out. False when the code no longer holds. */
const takeOver = async (
  session: Session,
  login: LoginRow,
  { data, hash, now, programs }: { data: AttemptData; hash: string; now: Date; programs: boolean },
): Promise<boolean> => {
  if (!(await takeCode(session, login.id, Buffer.from(data.code ?? '', 'base64url'), now))) return false
  setPassword(session, login.id, hash, now)
  await endOtherSessions(session, login.id, { own: null, now, programs })
  return true
}

const enrol = async (
  context: Context,
  given: Given,
  hash: string,
  door: Door,
): Promise<Enrolled | 'too-late' | 'wrong-code'> => {
  const { county, db, now } = context
  return db.write(county, async (session) => {
    const attempt = await tryAttempt(session, given.ticket, 'enrol', now)
    const login = attempt?.login ? await loginById(session, attempt.login, now) : undefined
    if (!attempt || !login) return 'too-late' as const
    const { data } = attempt
    const about = { at: now, login: login.id, source: door.source }
    const factor = { id: uuidv7(), login: login.id, label: '', now }
    if (!(await addProvedFactor(session, factor, given.proof, data, siteOf(door.origin, county)))) {
      note(session, { ...about, name: 'enrolment.failed', extra: { why: given.proof.kind } })
      return 'wrong-code' as const
    }
    if (!(await takeOver(session, login, { data, hash, now, programs: true }))) throw new Problem(refuse('too-late'))
    removeOtherFactors(session, login.id, factor.id)
    endAttempt(session, given.ticket)
    note(session, { ...about, name: 'login.enrolled', extra: { kind: given.proof.kind } })
    const recoveryCodes = newRecoveryCodes(session, login.id, now)
    return { ...(await openSession(session, context, login, door, { way: given.proof.kind })), recoveryCodes }
  })
}

const reset = async (context: Context, given: Given, hash: string, door: Door): Promise<Enrolled> => {
  const { county, db, now } = context
  const { login, data } = await prove(context, { ...given, step: 'reset' }, door)
  return db.write(county, async (session) => {
    if (!(await takeOver(session, login, { data, hash, now, programs: false }))) throw new Problem(refuse('too-late'))
    note(session, { name: 'password.reset', at: now, login: login.id, source: door.source })
    return { ...(await openSession(session, context, login, door, { way: given.proof.kind })), recoveryCodes: null }
  })
}

/**
 * Password and second factor of somebody who showed his code, then in. For a code that resets the password only, the second factor is
 * the one that is there: a reset does not get around it (ASVS 6.4.3). Throws Problem too-late, wrong-code, password-….
 */
export const finishEnrolment = async (context: Context, given: Given, door: Door): Promise<Enrolled> => {
  const step = await stepOf(context, given)
  const hash = await hashPassword(given.password)
  if (step === 'reset') return reset(context, given, hash, door)
  const outcome = await enrol(context, given, hash, door)
  if (outcome === 'too-late' || outcome === 'wrong-code') throw new Problem(refuse(outcome))
  return outcome
}
