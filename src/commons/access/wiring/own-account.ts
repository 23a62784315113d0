import { uuidv7 } from 'uuidv7'
import { found, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { type Route, route } from '#platform/http/route.ts'
import { beginAttempt, endAttempt, tryAttempt } from '#platform/login/attempt.ts'
import { factorsOf, passkeysOf, removeFactor } from '#platform/login/factor.ts'
import { loginById, type LoginRow, setPassword } from '#platform/login/login.ts'
import { hashPassword, isPassword } from '#platform/login/password.ts'
import { isLinked, readProvider } from '#platform/login/provider.ts'
import { countRecoveryCodes, newRecoveryCodes } from '#platform/login/recovery.ts'
import { endOtherSessions, endSession } from '#platform/login/sessions.ts'
import { createToken } from '#platform/login/token.ts'
import { checkNewPassword } from '../actions/check-new-password.ts'
import { factorOffer } from '../data/factor-offer.ts'
import { addProvedFactor } from '../data/new-factor.ts'
import { sessionItems } from '../data/session-items.ts'
import { siteOf } from '../data/site.ts'
import { forgetToken } from '../data/token-memory.ts'
import { beginTry, failedTries, secondLimits } from '../data/tries.ts'
import * as contract from '../spec/own-account.ts'

const ownLogin = async (
  session: Session,
  viewer: Viewer,
  now: Date,
): Promise<LoginRow & { readonly passwordAt: string | null }> => {
  const login = await loginById(session, viewer.login ?? '', now)
  if (!login) throw new Problem(refuse('not-logged-in'))
  return login
}

const ok = { ok: true as const }
const tokenOf = (viewer: Viewer): Uint8Array | null => viewer.proof?.token ?? null

export const ownAccountRoutes: readonly Route[] = [
  route(contract.readOwn, ({ county, db, now, viewer }) =>
    db.read(county, async (session) => {
      const login = await ownLogin(session, viewer, now)
      const provider = await readProvider(session)
      return {
        body: {
          login: login.name,
          hasPassword: login.passwordHash !== null,
          passwordAt: login.passwordAt,
          factors: await factorsOf(session, login.id),
          recoveryLeft: await countRecoveryCodes(session, login.id),
          provider: provider ? { name: provider.name, isLinked: await isLinked(session, login.id) } : null,
          sessions: await sessionItems(session, { login: login.id, own: tokenOf(viewer), now }),
        },
      }
    }),
  ),

  route(contract.changePassword, async ({ county, db, now, viewer }, { body, source }) => {
    const login = await db.read(county, (session) => ownLogin(session, viewer, now))
    beginTry(db, now, secondLimits(county, login.id))
    if (!(await isPassword(login.passwordHash, body.current)))
      throw new Problem(refuse('wrong-code', { pointer: '/current' }))
    failedTries(db).forget(secondLimits(county, login.id))
    await db.read(county, (session) => checkNewPassword(session, login, body.password))
    const hash = await hashPassword(body.password)
    const ended = await db.write(county, async (session) => {
      setPassword(session, login.id, hash, now)
      note(session, { name: 'password.changed', at: now, login: login.id, source })
      return endOtherSessions(session, login.id, { own: tokenOf(viewer), now })
    })
    for (const one of ended) forgetToken(db, county, one)
    return { body: ok }
  }),

  route(contract.beginFactor, ({ county, db, now, viewer }, { origin }) =>
    db.write(county, async (session) => {
      const login = await ownLogin(session, viewer, now)
      const known = await passkeysOf(session, login.id)
      const { totp, passkey, data } = await factorOffer(
        session,
        { ...login, person: viewer.name },
        siteOf(origin, county),
        known,
      )
      return {
        body: { ticket: await beginAttempt(session, { login: login.id, step: 'factor', data, now }), totp, passkey },
      }
    }),
  ),
  route(contract.addFactor, async ({ county, db, now, viewer }, { body, origin, source }) => {
    const outcome = await db.write(county, async (session) => {
      const attempt = await tryAttempt(session, body.ticket, 'factor', now)
      if (!attempt?.login || attempt.login !== viewer.login) return 'too-late' as const
      const factor = { id: uuidv7(), login: attempt.login, label: body.label.trim(), now }
      if (!(await addProvedFactor(session, factor, body.proof, attempt.data, siteOf(origin, county))))
        return 'wrong-code' as const
      endAttempt(session, body.ticket)
      note(session, { name: 'factor.added', at: now, login: attempt.login, source, extra: { kind: body.proof.kind } })
      return undefined
    })
    if (outcome) throw new Problem(refuse(outcome))
    return { body: ok }
  }),
  route(contract.dropFactor, ({ county, db, now, viewer }, { params, source }) =>
    db.write(county, async (session) => {
      const login = await ownLogin(session, viewer, now)
      found((await removeFactor(session, login.id, params.factor)) || undefined)
      if (!login.isDemo && (await factorsOf(session, login.id)).length === 0) throw new Problem(refuse('last-factor'))
      note(session, { name: 'factor.removed', at: now, login: login.id, source })
      return { body: ok }
    }),
  ),
  route(contract.renewRecovery, ({ county, db, now, viewer }, { source }) =>
    db.write(county, async (session) => {
      const login = await ownLogin(session, viewer, now)
      note(session, { name: 'recovery.renewed', at: now, login: login.id, source })
      return { body: { codes: newRecoveryCodes(session, login.id, now) } }
    }),
  ),

  route(contract.makeToken, ({ county, db, now, viewer }, { body, source }) =>
    db.write(county, async (session) => {
      const login = await ownLogin(session, viewer, now)
      if (!body.scope.every((permission) => holds(viewer, permission)))
        throw new Problem(refuse('beyond-own', { pointer: '/scope' }))
      const { label, days, scope } = body
      note(session, { name: 'token.made', at: now, login: login.id, source, extra: { label, days, scope } })
      return { body: { token: await createToken(session, login.id, { days, now, label, scope, source }) } }
    }),
  ),
  route(contract.endOwnSession, async ({ county, db, now, viewer }, { params, source }) => {
    const ended = await db.write(county, async (session) => {
      const one = found(await endSession(session, params.session, viewer.login ?? '', now))
      note(session, { name: 'session.ended', at: now, login: viewer.login, source, extra: { kind: one.kind } })
      return one
    })
    forgetToken(db, county, ended.tokenHash)
    return { body: ok }
  }),
]
