import { type Reply, type Route, route } from '#platform/http/route.ts'
import { beginAttempt } from '#platform/login/attempt.ts'
import { dropsAtEnd, noCookie } from '#platform/login/cookie.ts'
import { loginById } from '#platform/login/login.ts'
import { leavePost, revokeToken } from '#platform/login/token.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { note } from '#platform/audit/entry.ts'
import { beginEnrolment } from '../actions/begin-enrolment.ts'
import { choosePost } from '../actions/choose-post.ts'
import { choosePassword } from '../actions/choose-password.ts'
import { finishEnrolment } from '../actions/finish-enrolment.ts'
import { logIn } from '../actions/log-in.ts'
import { showSecond } from '../actions/show-second.ts'
import { stepUp } from '../actions/step-up.ts'
import { meOf } from '../data/me.ts'
import type { Opened } from '../actions/open-session.ts'
import { siteOf } from '../data/site.ts'
import { forgetToken } from '../data/token-memory.ts'
import { waysOf } from '../data/ways.ts'
import * as contract from '../spec/contract.ts'
import type { InOrWaiting, Waiting } from '../spec/contract.ts'

const answered = (outcome: Opened | Waiting): Reply<InOrWaiting> =>
  'next' in outcome ? { status: 202, body: outcome } : { headers: { 'set-cookie': outcome.cookies }, body: outcome.me }

export const loginRoutes: readonly Route[] = [
  route(contract.logIn, async (context, call) => answered(await logIn(context, call.body, call))),
  route(contract.showSecond, async (context, call) => answered(await showSecond(context, call.body, call))),
  route(contract.choosePassword, async (context, call) => {
    const { cookies, me } = await choosePassword(context, call.body, call)
    return { headers: { 'set-cookie': cookies }, body: me }
  }),
  route(contract.beginEnrolment, async (context, call) => ({
    status: 202,
    body: await beginEnrolment(context, call.body, call),
  })),
  route(contract.finishEnrolment, async (context, call) => {
    const { cookies, me, recoveryCodes } = await finishEnrolment(context, call.body, call)
    return { headers: { 'set-cookie': cookies }, body: { me, recoveryCodes } }
  }),

  route(contract.beginStepUp, ({ county, db, now, viewer }, { origin }) =>
    db.write(county, async (session) => {
      const login = await loginById(session, viewer.login ?? '', now)
      if (!login) throw new Problem(refuse('not-logged-in'))
      const { ways, challenge } = await waysOf(session, login.id, siteOf(origin, county))
      const data = challenge === undefined ? {} : { challenge }
      const ticket = await beginAttempt(session, { login: login.id, step: 'step-up', data, now })
      return { body: { ticket, ways: { ...ways, password: login.passwordHash !== null } } }
    }),
  ),
  route(contract.stepUp, async (context, call) => ({
    headers: { 'set-cookie': await stepUp(context, call.body, call) },
    body: { ok: true as const },
  })),

  route(contract.whoAmI, async ({ county, db, now, language, viewer }) => {
    if (viewer.hasLeftPost && viewer.proof?.token) {
      const hash = Buffer.from(viewer.proof.token)
      await db.write(county, async (session) => leavePost(session, hash))
      forgetToken(db, county, hash)
    }
    return { body: await db.read(county, (session) => meOf(session, viewer, now, language)) }
  }),
  route(contract.choosePost, async (context, { body, source }) => {
    const { me, cookie } = await choosePost(context, body.post, source)
    return { headers: { 'set-cookie': cookie }, body: me }
  }),
  route(contract.logOut, async ({ county, db, now, viewer }, { source }) => {
    const { login, proof } = viewer
    if (login !== null && proof?.token) {
      const hash = Buffer.from(proof.token)
      await db.write(county, async (session) => {
        note(session, { name: 'login.closed', at: now, login, source })
        await revokeToken(session, login, hash, now)
      })
      forgetToken(db, county, hash)
    }
    const clear = dropsAtEnd(proof?.isOnPhone ?? false)
    return { headers: { 'set-cookie': noCookie, 'clear-site-data': clear }, body: { ok: true as const } }
  }),
]
