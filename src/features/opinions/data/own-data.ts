import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { OwnData } from '../spec/public-contract.ts'

/** What the author wrote after the matter was said: with a rating, or why it is not solved. */
export const writtenSince = (session: Session, id: string): Promise<OwnData['wrote']> =>
  session.all(sql<OwnData['wrote'][number]>`
    select "on", split_part(name, '.', 2) as event, coalesce(extra->>'comment', extra->>'reason') as text from audit.event
    where county = ${session.county} and kind = 'opinion' and record = ${id} and by_login is null
      and coalesce(extra->>'comment', extra->>'reason') is not null order by version`)
