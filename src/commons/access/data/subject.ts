import { postsInSight } from '#commons/people/data/in-sight.ts'
import { found } from '#kernel/problem.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'

/**
 * Somebody whose rights the viewer may ask about: whom he keeps, or anybody for who secures the log-ins. Throws not-found for all others.
 */
export const subjectOf = async (
  session: Session,
  viewer: Viewer,
  person: string,
): Promise<{ readonly id: string; readonly name: string }> => {
  const within = holds(viewer, 'logins.secure') ? raw('true') : visible(viewer, 'people.keep', { division: 'township' })
  return found(
    await session.one(sql<{ id: string; name: string }>`
      select id, name from people.card where county = ${session.county} and id = ${person} and state = 'known' and ${within}`),
  )
}

/** Those of these posts that the viewer sees: what somebody does elsewhere is told to nobody who would not find it in the list of posts. */
export const postsSeen = async (
  session: Session,
  viewer: Viewer,
  posts: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (holds(viewer, 'logins.secure')) return new Set(posts)
  const rows = await session.all(sql<{ id: string }>`
    select o.id from people.post_card o where o.county = ${session.county} and o.id = any(${posts}::uuid[]) and ${postsInSight(viewer)}`)
  return new Set(rows.map(({ id }) => id))
}
