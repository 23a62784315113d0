import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
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
 * Does the viewer's log-in still hold, with the same posts? The public has none to lose. Asked inside the act's transaction: it
 * makes a revocation wait for the act, and an act after a revocation fail.
 */
export const isCurrent = async (session: Session, viewer: Viewer): Promise<boolean> => {
  if (viewer.county !== session.county) return false
  if (viewer.login === null) return true
  if (!viewer.proof) return false
  const { token, stamp } = viewer.proof
  return isStillIn(session, viewer.login, stamp, token && Buffer.from(token))
}
