import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { endAttempt, findAttempt, tryAttempt } from '#platform/login/attempt.ts'
import { loginById, setPassword } from '#platform/login/login.ts'
import { hashPassword } from '#platform/login/password.ts'
import { endOtherSessions } from '#platform/login/sessions.ts'
import { type Door, type Opened, openSession } from './open-session.ts'
import { checkNewPassword } from './check-new-password.ts'

/**
 * Another password in place of a first one or of one that has to go, then in. The rule is asked before a try is counted: who must
 * think of a better one is not held up. Throws Problem too-late, password-….
 */
export const choosePassword = async (
  context: Context,
  { ticket, password }: { readonly ticket: string; readonly password: string },
  door: Door,
): Promise<Opened> => {
  const { county, db, now } = context
  await db.read(county, async (session) => {
    const attempt = await findAttempt(session, ticket, 'password', now)
    const login = attempt?.login ? await loginById(session, attempt.login, now) : undefined
    if (!login) throw new Problem(refuse('too-late'))
    await checkNewPassword(session, login, password)
  })
  const hash = await hashPassword(password)
  return db.write(county, async (session) => {
    const attempt = await tryAttempt(session, ticket, 'password', now)
    const login = attempt?.login ? await loginById(session, attempt.login, now) : undefined
    if (!attempt || !login) throw new Problem(refuse('too-late'))
    endAttempt(session, ticket)
    setPassword(session, login.id, hash, now)
    await endOtherSessions(session, login.id, { own: null, now })
    note(session, { name: 'password.changed', at: now, login: login.id, source: door.source })
    return openSession(session, context, login, door, { way: attempt.data.way ?? 'password' })
  })
}
