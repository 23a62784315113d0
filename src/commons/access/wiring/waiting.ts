import { dayOf } from '#kernel/day.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import { countFailed } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { countSessions } from '#platform/login/sessions.ts'
import { countUnready } from '../data/account-list.ts'
import type { Waiting } from '../spec/accounts.ts'

const dayLong = 24 * 60 * 60_000

/** What waits for a viewer at the door, each count only where he keeps or watches what is counted. */
export const waitingFor = async (session: Session, viewer: Viewer, now: Date): Promise<Waiting> => {
  const may = (...permissions: readonly string[]) => permissions.some((one) => holds(viewer, one))
  const none = { withoutAccount: null, notEnrolled: null }
  return {
    ...(may('logins.keep', 'logins.secure') ? await countUnready(session, dayOf(now)) : none),
    sessions: may('logins.secure') ? await countSessions(session, now) : null,
    failed: may('logins.secure', 'audit.read') ? await countFailed(session, new Date(now.getTime() - dayLong)) : null,
  }
}
