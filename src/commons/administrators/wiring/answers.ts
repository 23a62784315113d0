import type { AnswerOf } from '#kernel/endpoint.ts'
import { found } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { leavingPost } from '../data/ground.ts'
import { administratorRows, personsLike } from '../data/queries.ts'
import { mayName, mayTakeOver } from '../rules/rules.ts'
import type { Administrator, listCandidates } from '../spec/contract.ts'

/** The three as they are now, and which post the viewer may hand over. */
export const administratorsOf = async (session: Session, viewer: Viewer): Promise<Administrator[]> =>
  (await administratorRows(session)).map((row) => ({
    post: row.post,
    role: row.role,
    organ: { id: row.organ, name: row.organName },
    holder: row.isHeld ? { id: row.person, name: row.name } : null,
    startsOn: row.startsOn,
    endsOn: row.isHeld ? null : row.endsOn,
    canLogIn: row.isHeld && row.canLogIn,
    open: row.open,
    canName: row.open === null && mayName(viewer, row.role).ok,
  }))

/** Whom the words fit, and what keeps each from taking this post over. */
export const candidatesFor = async (
  session: Session,
  post: string,
  q: string | undefined,
): Promise<AnswerOf<typeof listCandidates>> => {
  const [leaving, persons] = await Promise.all([leavingPost(session, post), personsLike(session, q)])
  const toLeave = found(leaving)
  return {
    items: persons.map(({ id, name, login, posts }, at) => {
      const verdict = mayTakeOver(persons[at], toLeave)
      return { id, name, login, posts: [...posts], refusal: verdict.ok ? null : verdict.code }
    }),
  }
}
