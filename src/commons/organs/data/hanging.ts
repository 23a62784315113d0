import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Hanging } from '../spec/contract.ts'

/** What a room above counts of its own that hangs on an organ: posts, tasks. The apps plug it in, since no arrow points up. */
export interface Leaning {
  /** Key of the word for it: `posts`, `tasks`; `members` is read by the rule on the size of the standing committee. */
  readonly what: string
  readonly count: (session: Session, organ: string, on: Day) => Promise<number>
}

const organsBelow: Leaning = {
  what: 'organs',
  count: async (session, organ, on) =>
    (
      await session.one(sql<{ n: number }>`
        select count(*) as n from organs.organ
        where county = ${session.county} and parent = ${organ} and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})`)
    )?.n ?? 0,
}

/** What hangs on an organ on a day: organs below it, and what the rooms above count of their own. Nothing is not told. */
export const hangingOn = async (
  session: Session,
  leanings: readonly Leaning[],
  organ: string,
  on: Day,
): Promise<Hanging[]> => {
  const counted = await Promise.all(
    [organsBelow, ...leanings].map(async ({ what, count }) => ({ what, count: await count(session, organ, on) })),
  )
  return counted.filter(({ count }) => count > 0)
}
