import type { Leaning } from '#commons/organs/data/hanging.ts'
import { sql } from '#platform/db/sql.ts'

/** Posts in force in an organ: told before it is ended. */
export const postsInForce: Leaning = {
  what: 'posts',
  count: async (session, organ, on) =>
    (
      await session.one(sql<{ n: number }>`
        select count(*) as n from people.post
        where county = ${session.county} and organ = ${organ} and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})`)
    )?.n ?? 0,
}
