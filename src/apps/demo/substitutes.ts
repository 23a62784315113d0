import { addDays, dayOf } from '#kernel/day.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { appoint } from '#commons/substitutions/actions/appoint.ts'
import { create } from '#platform/action/create.ts'
import type { Ports } from '#platform/action/ports.ts'
import { knownActs } from '#platform/audit/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { findLogin } from '#platform/login/login.ts'
import type { Instance } from '../instance.ts'
import { demoKey, demoPerson } from './accounts.ts'

const id = namedId('substitution', demoKey, 'keeper')

/** Days before today and after it for which the neighbour's keeper stands in for the one of 付井镇. */
const span = { before: 3, after: 27 }

/** One substitution in force on the day of the loading, by the office's own act; once. */
export const loadDemoSubstitute = async ({ db }: Instance, ports: Ports, now: Date): Promise<void> => {
  const office = await db.read(demoKey, async (session) => {
    const known = await knownActs(session, [id])
    const login = known.size > 0 ? undefined : await findLogin(session, 'office', now)
    return login && viewerOf(session, login, now)
  })
  if (!office) return
  const today = dayOf(now)
  await create({ county: demoKey, viewer: office, db, ports, now, language: 'zh-CN' }, appoint, {
    id,
    post: namedId('post', demoKey, 'keeper'),
    person: demoPerson('baiji-keeper'),
    startsOn: addDays(today, -span.before),
    endsOn: addDays(today, span.after),
    reason: '外出培训（演示）',
  })
}
