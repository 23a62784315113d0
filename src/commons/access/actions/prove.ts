import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { type Attempt, type AttemptData, endAttempt, type Step, tryAttempt } from '#platform/login/attempt.ts'
import { takeTotp } from '#platform/login/factor.ts'
import { type LoginRow, loginById } from '#platform/login/login.ts'
import { isPassword } from '#platform/login/password.ts'
import { takePasskey } from '#platform/login/passkey.ts'
import { takeRecoveryCode } from '#platform/login/recovery.ts'
import type { Door } from './open-session.ts'
import { siteOf } from '../data/site.ts'
import { beginTry, failedTries, secondLimits } from '../data/tries.ts'
import type { Proof } from '../spec/proof.ts'

export interface Asked {
  readonly ticket: string
  readonly step: Step
  readonly proof: Proof
  /** Whose session asks, where there is one: a ticket is good for its own log-in only. */
  readonly login?: string | null
}

export interface Proved {
  readonly login: LoginRow
  readonly data: AttemptData
}

const fits = (
  session: Session,
  { now, county }: Context,
  login: string,
  { data }: Attempt,
  proof: Proof,
  door: Door,
): Promise<boolean> | boolean => {
  switch (proof.kind) {
    case 'totp':
      return takeTotp(session, login, proof.code, now)
    case 'recovery':
      return takeRecoveryCode(session, login, proof.code)
    case 'passkey':
      return (
        data.challenge !== undefined &&
        takePasskey(session, login, {
          site: siteOf(door.origin, county),
          challenge: data.challenge,
          response: proof.response,
          now,
        })
      )
    case 'password':
      return false
  }
}

/**
 * Takes a proof for a log-in under way. Every try counts, right or wrong, and five are all; a right one ends the ticket. Throws Problem
 * too-late (no such ticket any more), too-many, wrong-code.
 */
export const prove = async (
  context: Context,
  { ticket, step, proof, login: own }: Asked,
  door: Door,
): Promise<Proved> => {
  const { county, db, now } = context
  const outcome = await db.write(county, async (session) => {
    const attempt = await tryAttempt(session, ticket, step, now)
    const login = attempt?.login ? await loginById(session, attempt.login, now) : undefined
    if (!attempt || !login || (own !== undefined && own !== login.id)) return undefined
    beginTry(db, now, secondLimits(county, login.id))
    // A password is looked at outside the transaction: it takes long, and the try has been counted.
    const isRight = proof.kind !== 'password' && (await fits(session, context, login.id, attempt, proof, door))
    if (isRight) endAttempt(session, ticket)
    else if (proof.kind !== 'password') noteWrong(session, context, login, proof.kind, door)
    return { attempt, login, isRight }
  })
  if (!outcome) throw new Problem(refuse('too-late'))
  const { attempt, login } = outcome
  const isRight =
    proof.kind === 'password'
      ? await isOwnPassword(context, login, proof.password, ticket, step, door)
      : outcome.isRight
  if (!isRight) throw new Problem(refuse('wrong-code'))
  failedTries(db).forget(secondLimits(county, login.id))
  return { login, data: attempt.data }
}

const noteWrong = (session: Session, { now }: Context, login: LoginRow, why: string, { source }: Door): void =>
  note(session, { name: 'login.failed', at: now, login: login.id, source, extra: { why } })

/** A password proves that it is oneself when one is logged in already; it is no second factor. */
const isOwnPassword = async (
  context: Context,
  login: LoginRow,
  password: string,
  ticket: string,
  step: Step,
  door: Door,
): Promise<boolean> => {
  const isRight = step === 'step-up' && (await isPassword(login.passwordHash, password))
  await context.db.write(context.county, async (session) => {
    if (isRight) endAttempt(session, ticket)
    else noteWrong(session, context, login, 'password', door)
  })
  return isRight
}
