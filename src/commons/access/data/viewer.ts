import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql } from '#platform/db/sql.ts'
import { isStillIn } from '#platform/login/token.ts'

/** Somebody unknown: sees what is public. */
export const publicViewer = (county: string): Viewer => ({
  county,
  login: null,
  person: null,
  name: '',
  posts: [],
  grants: [],
  receipt: null,
})

/**
 * A condition: the viewer's log-in still holds, with the same posts. The public has none to lose. Asked inside the act's
 * transaction: it makes a revocation wait for the act, and an act after a revocation fail.
 */
export const isCurrent = (session: Session, viewer: Viewer): Sql => {
  if (viewer.county !== session.county) return raw('false')
  if (viewer.login === null) return raw('true')
  if (!viewer.proof) return raw('false')
  const { token, stamp } = viewer.proof
  return isStillIn(session, viewer.login, stamp, token && Buffer.from(token))
}
