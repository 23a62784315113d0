import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { loginCookie } from '#platform/login/cookie.ts'
import { renewToken } from '#platform/login/token.ts'
import type { Door } from './open-session.ts'
import { forgetToken } from '../data/token-memory.ts'
import type { Proof } from '../spec/proof.ts'
import { prove } from './prove.ts'

/**
 * Shows again that it is oneself: for five minutes what is dangerous is open. The session goes on under a new token, the old one is
 * dead at once. Answers the cookie. Throws as `prove`; not-logged-in for a program's token.
 */
export const stepUp = async (
  context: Context,
  given: { readonly ticket: string; readonly proof: Proof },
  door: Door,
): Promise<string> => {
  const { county, db, now, viewer } = context
  const shown = viewer.proof?.token
  if (!shown || viewer.login === null) throw new Problem(refuse('not-logged-in'))
  const hash = Buffer.from(shown)
  const { login } = await prove(context, { ...given, step: 'step-up', login: viewer.login }, door)
  const token = await db.write(county, async (session) => {
    note(session, {
      name: 'login.confirmed',
      at: now,
      login: login.id,
      source: door.source,
      extra: { way: given.proof.kind },
    })
    return renewToken(session, hash, now)
  })
  forgetToken(db, county, hash)
  if (token === undefined) throw new Problem(refuse('not-logged-in'))
  return loginCookie(token)
}
