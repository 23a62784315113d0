import type { Context } from '#platform/action/context.ts'
import { beginAttempt } from '#platform/login/attempt.ts'
import { type Door, type Opened, openSession } from './open-session.ts'
import type { Waiting } from '../spec/contract.ts'
import type { Proof } from '../spec/proof.ts'
import { prove } from './prove.ts'

/** The second factor of a log-in under way: lets in, or says that another password is due. Throws as `prove`. */
export const showSecond = async (
  context: Context,
  given: { readonly ticket: string; readonly proof: Proof },
  door: Door,
): Promise<Opened | Waiting> => {
  const { county, db, now } = context
  const { login } = await prove(context, { ...given, step: 'second' }, door)
  return db.write(county, async (session) => {
    if (!login.mustChange) return openSession(session, context, login, door, { way: given.proof.kind })
    const ticket = await beginAttempt(session, {
      login: login.id,
      step: 'password',
      data: { way: given.proof.kind },
      now,
    })
    return { next: 'password' as const, ticket, ways: null }
  })
}
