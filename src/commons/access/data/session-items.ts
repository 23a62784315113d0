import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { openSessions } from '#platform/login/sessions.ts'
import type { OpenSessionItem } from '../spec/accounts.ts'

/** Sessions that hold now, with the names of their people. */
export const sessionItems = async (
  session: Session,
  asked: Parameters<typeof openSessions>[1],
): Promise<OpenSessionItem[]> => {
  const open = await openSessions(session, asked)
  const persons = [...new Set(open.flatMap(({ person }) => (person === null ? [] : [person])))]
  const cards = await session.all(sql<{ id: string; name: string }>`
    select id, name from people.card where county = ${session.county} and id = any(${persons}::uuid[])`)
  const names = new Map(cards.map(({ id, name }) => [id, name]))
  return open.map(({ person, ...one }) => ({ ...one, name: person === null ? null : (names.get(person) ?? null) }))
}
