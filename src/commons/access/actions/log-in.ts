import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { beginAttempt } from '#platform/login/attempt.ts'
import { isDemoOpenTo } from '#platform/login/demo-gate.ts'
import { takeTotp } from '#platform/login/factor.ts'
import { checkPassword, findLogin, type LoginRow } from '#platform/login/login.ts'
import { knownAs } from '../data/known-browser.ts'
import { type Door, type Opened, openSession } from './open-session.ts'
import { siteOf } from '../data/site.ts'
import { beginTry, failedTries, limitsOf, secondLimits } from '../data/tries.ts'
import { waysOf } from '../data/ways.ts'
import { mustChangeNow } from '../rules/password.ts'
import type { Waiting } from '../spec/contract.ts'

interface Given {
  readonly login: string
  readonly password: string
  readonly code?: string | undefined
}

/** A failed try, noted the same for a name that is known and for one that is not. */
const noteFailed = (context: Context, login: LoginRow | undefined, source: string, why: string): Promise<void> =>
  context.db.write(context.county, async (session) =>
    note(session, {
      name: 'login.failed',
      at: context.now,
      login: login?.id ?? null,
      source,
      extra: { why },
    }),
  )

/**
 * Name or phone, and password. Lets in who needs nothing more (the demo's log-ins), else says what is due. Throws Problem
 * wrong-login, too-many, demo-only-here, enrol-first (no second factor yet: an administrator hands out a code), wrong-code.
 */
export const logIn = async (context: Context, given: Given, door: Door): Promise<Opened | Waiting> => {
  const { county, db, now } = context
  const known = await db.read(county, async (session) => {
    const named = await findLogin(session, given.login, now)
    return named ? knownAs(session.keys, county, named.id, door.header('cookie')) : null
  })
  const limits = limitsOf(county, door.source, given.login, known)
  beginTry(db, now, limits)
  const { login, fits } = await checkPassword(db, county, given.login, given.password, now)
  if (!login || !fits) {
    await noteFailed(context, login, door.source, 'password')
    throw new Problem(refuse('wrong-login'))
  }
  failedTries(db).forget(limits)
  if (login.isDemo && !isDemoOpenTo(door.source)) throw new Problem(refuse('demo-only-here'))
  const outcome = await goOn(context, login, given, door)
  if (outcome !== 'wrong-code' && outcome !== 'enrol-first') return outcome
  throw new Problem(refuse(outcome))
}

/** What follows a right password, in one transaction; a wrong code is noted in it. */
const goOn = (
  context: Context,
  login: LoginRow,
  { password, code }: Given,
  door: Door,
): Promise<Opened | Waiting | 'wrong-code' | 'enrol-first'> => {
  const { county, db, now } = context
  const fail = { name: 'login.failed', at: now, login: login.id, source: door.source }
  return db.write(county, async (session) => {
    const { ways, challenge, hasFactor } = await waysOf(session, login.id, siteOf(door.origin, county))
    if (!hasFactor && !login.isDemo) {
      note(session, { ...fail, extra: { why: 'not enrolled' } })
      return 'enrol-first' as const
    }
    if (hasFactor && code === undefined) {
      const data = { way: 'password', ...(challenge !== undefined && { challenge }) }
      return {
        next: 'second' as const,
        ticket: await beginAttempt(session, { login: login.id, step: 'second', data, now }),
        ways,
      }
    }
    if (hasFactor && code !== undefined) {
      beginTry(db, now, secondLimits(county, login.id))
      if (!(await takeTotp(session, login.id, code, now))) {
        note(session, { ...fail, extra: { why: 'totp' } })
        return 'wrong-code' as const
      }
      failedTries(db).forget(secondLimits(county, login.id))
    }
    if (mustChangeNow(login, password)) {
      const ticket = await beginAttempt(session, { login: login.id, step: 'password', now })
      return { next: 'password' as const, ticket, ways: null }
    }
    return openSession(session, context, login, door, { way: hasFactor ? 'totp' : 'password' })
  })
}
