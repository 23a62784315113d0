import { toString as drawQr } from 'qrcode'
import { dayOf } from '#kernel/day.ts'
import { type Route, route } from '#platform/http/route.ts'
import { beginAttempt } from '#platform/login/attempt.ts'
import { newChallenge } from '#platform/login/device.ts'
import { bindPhone } from '../actions/bind-phone.ts'
import { openPhone } from '../actions/open-phone.ts'
import { listDeputies } from '../data/phones.ts'
import { usesAccount } from '../rules/phones.ts'
import * as contract from '../spec/phones.ts'
import { endPhone, makeBindCode } from './bindings.ts'

export const phoneRoutes: readonly Route[] = [
  route(contract.listPhones, ({ county, db, now }, { query }) =>
    db.read(county, async (session) => {
      const { items, next } = await listDeputies(session, { ...query, on: dayOf(now), now })
      return { body: { items: items.map(({ roles, ...one }) => ({ ...one, usesAccount: usesAccount(roles) })), next } }
    }),
  ),
  route(contract.makeBindCode, async (context, { body, source, origin }) => {
    const made = await makeBindCode(context, body.person, source)
    const url = `${origin}/bind#${made.code}`
    return { body: { ...made, url, qr: await drawQr(url, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' }) } }
  }),
  route(contract.endPhone, async (context, { body, source }) => ({
    body: await endPhone(context, body.person, source),
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
