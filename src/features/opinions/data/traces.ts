import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type Contacts, contactsIn } from './contacts.ts'
import { tracesOf, without } from './without.ts'

export interface Traces {
  readonly contacts: Contacts
  /** Events of the record whose words bear one of the contacts. */
  readonly events: readonly string[]
}

/** Where the contacts of one opinion stand besides their own columns. What erased something keeps its words. */
export const tracesIn = async (session: Session, id: string): Promise<Traces> => {
  const contacts = await contactsIn(session, id)
  const traces = tracesOf(contacts)
  const events = await session.all(sql<{ id: string; told: string }>`
    select id, extra::text as told from audit.event
    where county = ${session.county} and kind = 'opinion' and record = ${id} and salt is not null and not extra ? 'erases' order by version`)
  return { contacts, events: events.filter(({ told }) => without(traces, told) !== told).map((event) => event.id) }
}
