import { dayOf } from '#kernel/day.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import { countFailed } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { countSessions } from '#platform/login/sessions.ts'
import type { Waiting } from '../spec/accounts.ts'

const dayLong = 24 * 60 * 60_000

const ofAccounts = async (session: Session, now: Date): Promise<Pick<Waiting, 'withoutAccount' | 'notEnrolled'>> => {
  const on = dayOf(now)
  const row = await session.one(sql<{ withoutAccount: number; notEnrolled: number }>`
    select
      (select count(distinct p.person)::int from people.post_card p
        where p.county = ${session.county} and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on})
          and not exists (select from login.login l where l.county = p.county and l.person = p.person and l.state = 'inForce')) as without_account,
      (select count(*)::int from login.login l
        where l.county = ${session.county} and l.state = 'inForce' and not l.is_demo
          and not exists (select from login.factor f where f.county = l.county and f.login = l.id)
          and not exists (select from login.device d where d.county = l.county and d.login = l.id and d.ended_at is null and d.epoch = l.device_epoch))
        as not_enrolled`)
  return row ?? { withoutAccount: 0, notEnrolled: 0 }
}

/** What waits for a viewer at the door, each count only where he keeps or watches what is counted. */
export const waitingFor = async (session: Session, viewer: Viewer, now: Date): Promise<Waiting> => {
  const may = (...permissions: readonly string[]) => permissions.some((one) => holds(viewer, one))
  const none = { withoutAccount: null, notEnrolled: null }
  return {
    ...(may('logins.keep', 'logins.secure') ? await ofAccounts(session, now) : none),
    sessions: may('logins.secure') ? await countSessions(session, now) : null,
    failed: may('logins.secure', 'audit.read') ? await countFailed(session, new Date(now.getTime() - dayLong)) : null,
  }
}
