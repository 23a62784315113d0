import { found } from '#kernel/problem.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { OwnData } from '../spec/public-contract.ts'

/** Under which notice it was submitted, and by whom. */
export const submittedUnder = async (session: Session, id: string): Promise<Pick<OwnData, 'notice' | 'byGuardian'>> => {
  const row = await session.one(sql<Pick<OwnData, 'notice' | 'byGuardian'>>`
    select notice, by_guardian from opinions.opinion where county = ${session.county} and id = ${id}`)
  return found(row)
}

/** What the author wrote after the matter was said: with a rating, or why it is not solved. */
export const writtenSince = (session: Session, id: string): Promise<OwnData['wrote']> =>
  session.all(sql<OwnData['wrote'][number]>`
    select "on", split_part(name, '.', 2) as event, coalesce(extra->>'comment', extra->>'reason') as text from audit.event
    where county = ${session.county} and kind = 'opinion' and record = ${id} and by_login is null
      and coalesce(extra->>'comment', extra->>'reason') is not null order by version`)
