import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type Contacts, contactsIn } from './contacts.ts'
import { bears, tracesOf } from './without.ts'

export interface Traces {
  readonly contacts: Contacts
  /** Events of the record whose words bear one of the contacts. */
  readonly events: readonly string[]
}

interface Told {
  readonly id: string
  readonly extra: Readonly<Record<string, unknown>>
  /** Told with the receipt: by the author, or by the house. */
  readonly isOwn: boolean
}

/**
 * The name is free text, chosen by who gives it: it is looked for only where the author wrote freely, or else `不予支持` would take the
 * office's words with it. A phone says nothing but whom to ring up, and goes wherever it stands.
 */
const bearsOne =
  ({ name, phone }: Contacts) =>
  ({ extra, isOwn }: Told): boolean =>
    bears(tracesOf({ phone, name: null }), extra) ||
    (isOwn && bears(tracesOf({ phone: null, name }), [extra['comment'], extra['reason']]))

/** Where the contacts of one opinion stand besides their own columns. What erased something keeps its words. */
export const tracesIn = async (session: Session, id: string): Promise<Traces> => {
  const contacts = await contactsIn(session, id)
  const events = await session.all(sql<Told>`
    select id, extra, by_login is null as is_own from audit.event
    where county = ${session.county} and kind = 'opinion' and record = ${id} and salt is not null and not extra ? 'erases' order by version`)
  return { contacts, events: events.filter(bearsOne(contacts)).map((event) => event.id) }
}
