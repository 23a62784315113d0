import { dayOf } from '#kernel/day.ts'
import { type Route, route } from '#platform/http/route.ts'
import { beginAttempt } from '#platform/login/attempt.ts'
import { newChallenge } from '#platform/login/device.ts'
import { bindPhone } from '../actions/bind-phone.ts'
import { makeBindCode } from './make-bind-code.ts'
import { openPhone } from '../actions/open-phone.ts'
import { listDeputies } from '../data/phones.ts'
import * as contract from '../spec/phones.ts'

export const phoneRoutes: readonly Route[] = [
  route(contract.listPhones, ({ county, db, now }, { query }) =>
    db.read(county, async (session) => ({ body: { items: await listDeputies(session, query.q ?? '', dayOf(now)) } })),
  ),
  route(contract.makeBindCode, async (context, { body, source }) => ({
    body: await makeBindCode(context, body.person, source),
  })),
  route(contract.bindPhone, async (context, call) => {
    const { cookies, me, device } = await bindPhone(context, call.body, call)
    return { headers: { 'set-cookie': cookies }, body: { device, me } }
  }),
  // The same for a phone that nobody knows: whether one is bound is not told.
  route(contract.askPhone, ({ county, db, now }, { body }) =>
    db.write(county, async (session) => {
      const challenge = newChallenge()
      const data = { challenge, device: body.device }
      return { body: { ticket: await beginAttempt(session, { login: null, step: 'device', data, now }), challenge } }
    }),
  ),
  route(contract.openPhone, async (context, call) => {
    const { cookies, me } = await openPhone(context, call.body, call)
    return { headers: { 'set-cookie': cookies }, body: me }
  }),
]
