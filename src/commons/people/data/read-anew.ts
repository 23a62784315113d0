import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { restamp } from '#platform/login/token.ts'

/** Log-ins of these persons are read anew, and those of whoever they were merged into, who acts by their posts. */
export const readAnew = async (session: Session, persons: readonly string[]): Promise<void> => {
  const into = await session.all(sql<{ id: string }>`
    select merged_into as id from people.person where county = ${session.county} and id = any(${persons}::uuid[]) and merged_into is not null`)
  await restamp(session, [...new Set([...persons, ...into.map(({ id }) => id)])])
}
