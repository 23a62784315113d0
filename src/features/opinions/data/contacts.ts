import { openField } from '#platform/crypto/field.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { contactBinding } from './card.ts'

/** What is kept of the one who said it. */
export interface Contacts {
  readonly name: string | null
  readonly phone: string | null
}

/** In full: for who said it, and for what takes it out of the texts. */
export const contactsIn = async (session: Session, id: string): Promise<Contacts> => {
  const row = await session.one(sql<{ authorName: string | null; authorPhone: string | null }>`
    select author_name, author_phone from opinions.opinion where county = ${session.county} and id = ${id}`)
  const open = (value: string | null | undefined) =>
    value ? openField(session.keys, value, contactBinding(session.county, id)) : null
  return { name: open(row?.authorName), phone: open(row?.authorPhone) }
}
