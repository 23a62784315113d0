import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Names of those of these persons who are known: neither dead nor merged into another. */
export const knownAmong = async (
  session: Session,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await session.all(sql<{ id: string; name: string }>`
    select id, name from people.card where county = ${session.county} and state = 'known' and id = any(${[...persons]}::uuid[])`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
