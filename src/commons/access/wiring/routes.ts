import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { route } from '#platform/http/route.ts'
import { loginCookie, noCookie } from '#platform/login/cookie.ts'
import { isDemoOpenTo } from '#platform/login/demo-gate.ts'
import { checkPassword } from '#platform/login/login.ts'
import { beginLogin, revokeToken, tokenHash } from '#platform/login/token.ts'
import { meOf } from '../data/me.ts'
import { forgetToken } from '../data/token-memory.ts'
import { failedTries, limitsOf } from '../data/tries.ts'
import { viewerOf } from '../actions/viewer-of.ts'
import { logIn, logOut, whoAmI } from '../spec/contract.ts'

export const routes = [
  route(logIn, async ({ county, db, now, language }, { body, source }) => {
    const tries = failedTries(db)
    const limits = limitsOf(county, source, body.login)
    const start = tries.start(now.getTime(), limits)
    if (!start.ok) throw new Problem(refuse('too-many', { params: { seconds: start.seconds } }))
    const login = await checkPassword(db, county, body.login, body.password, now)
    if (!login) throw new Problem(refuse('wrong-login'))
    tries.forget(limits)
    if (login.isDemo && !isDemoOpenTo(source)) throw new Problem(refuse('demo-only-here'))
    return db.write(county, async (session) => {
      const token = await beginLogin(session, login.id, now)
      const viewer = await viewerOf(session, login, now, tokenHash(token))
      return { headers: { 'set-cookie': loginCookie(token) }, body: await meOf(session, viewer, now, language) }
    })
  }),

  route(whoAmI, async ({ county, db, now, language, viewer }) => ({
    body: await db.read(county, (session) => meOf(session, viewer, now, language)),
  })),

  route(logOut, async ({ county, db, now, viewer }) => {
    const { login, proof } = viewer
    if (login !== null && proof?.token) {
      const hash = Buffer.from(proof.token)
      await db.write(county, (session) => revokeToken(session, login, hash, now))
      forgetToken(db, county, hash)
    }
    return { headers: { 'set-cookie': noCookie }, body: { ok: true as const } }
  }),
]
