import { addDays, dayOf } from '#kernel/day.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { appoint } from '#commons/substitutions/actions/appoint.ts'
import { setFace } from '#commons/venues/actions/set-face.ts'
import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { Ports } from '#platform/action/ports.ts'
import { knownActs } from '#platform/audit/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { venuesOfKinds } from '#commons/venues/data/store.ts'
import { findLogin } from '#platform/login/login.ts'
import type { Instance } from '../instance.ts'
import { demoKey, demoPerson } from './accounts.ts'

const id = namedId('substitution', demoKey, 'keeper')

/** Days before today and after it for which the neighbour's keeper stands in for the one of 付井镇. */
const span = { before: 3, after: 27 }

/** When the public is received, by the kind of venue; a telephone that nobody has cannot be invented, so there is none. */
const reception: Readonly<Record<string, string>> = {
  home: '工作日 8:30—11:30，15:00—17:30（演示）',
  window: '工作日 9:00—17:00（演示）',
  station: '每月 15 日、30 日 8:30—11:30（演示）',
}

const actOf = (venue: string): string => namedId('venue face', demoKey, venue)

/** What the office itself does in the demo, each once: somebody stands in, and the venues of county and townships say when they are open. */
export const loadOfficeActs = async ({ db }: Instance, ports: Ports, now: Date): Promise<void> => {
  const found = await db.read(demoKey, async (session) => {
    const venues = await venuesOfKinds(session, Object.keys(reception))
    const [login, known] = await Promise.all([
      findLogin(session, 'office', now),
      knownActs(session, [id, ...venues.map((venue) => actOf(venue.id))]),
    ])
    return login && { viewer: await viewerOf(session, login, now), venues, known }
  })
  if (!found) return
  const context = { county: demoKey, viewer: found.viewer, db, ports, now, language: 'zh-CN' as const }
  for (const venue of found.venues.filter((one) => !found.known.has(actOf(one.id)))) {
    const place = `${venue.name.replace(/(人大)?代表(之家|联络站|联络窗)$/u, '')}（演示）`
    const input = { place, reception: reception[venue.kind] }
    await act(context, setFace, { id: venue.id, actId: actOf(venue.id), version: 1, input })
  }
  if (found.known.has(id)) return
  const today = dayOf(now)
  await create(context, appoint, {
    id,
    post: namedId('post', demoKey, 'keeper'),
    person: demoPerson('baiji-keeper'),
    startsOn: addDays(today, -span.before),
    endsOn: addDays(today, span.after),
    reason: '外出培训（演示）',
  })
}
