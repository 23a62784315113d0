import type { Leaning } from '#commons/organs/data/hanging.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { committeeRoles } from '../spec/roles.ts'
import { readAnew } from './read-anew.ts'

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

/** Members of a standing committee, each person once: the rule on its size reads them (地方组织法 47). */
export const membersOfCommittee: Leaning = {
  what: 'members',
  count: async (session, organ, on) =>
    (
      await session.one(sql<{ n: number }>`
        select count(distinct person) as n from people.post
        where county = ${session.county} and organ = ${organ} and role = any(${[...committeeRoles]}::text[]) and state <> 'ended'
          and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})`)
    )?.n ?? 0,
}

/** Has the log-ins of all who hold a post in an organ looked at anew: no act by right of it commits after this has. */
export const restampHolders = async (session: Session, organ: string): Promise<void> => {
  const holders = await session.all(sql<{ person: string }>`
    select distinct person from people.post where county = ${session.county} and organ = ${organ} and ends_on is null`)
  if (holders.length > 0)
    await readAnew(
      session,
      holders.map(({ person }) => person),
    )
}
