import { sealField } from '#platform/crypto/field.ts'
import { type Keys, lookupHash } from '#platform/crypto/keys.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { personBinding } from './persons.ts'
import type { PersonRecord } from './tables.ts'

interface Contacts {
  readonly phone?: string | undefined
  readonly idCard?: string | undefined
}

/** Columns of what is given: sealed, with a keyed hash to find it by. An empty text takes away what was there. */
export const contactColumns = (
  keys: Keys,
  county: string,
  id: string,
  { phone, idCard }: Contacts,
): Partial<PersonRecord> => {
  const sealed = (text: string) => (text === '' ? null : sealField(keys, text, personBinding(county, id)))
  const hashed = (what: string, text: string) => (text === '' ? null : lookupHash(keys, county, what, text))
  return {
    ...(phone !== undefined && { phone: sealed(phone), phoneHash: hashed('phone', phone) }),
    ...(idCard !== undefined && { idCard: sealed(idCard), idCardHash: hashed('id-card', idCard) }),
  }
}

interface Asked extends Contacts {
  readonly township?: string | undefined
  readonly number?: string | undefined
}

interface Taken {
  /** There is such a township, or none was named. */
  readonly township: boolean
  readonly number: boolean
  readonly idCard: boolean
}

/** Whether another person has this number or card already, and whether the township is there. */
export const taken = async (session: Session, id: string, { township, number, idCard }: Asked): Promise<Taken> => {
  const { county, keys } = session
  const hash = idCard ? lookupHash(keys, county, 'id-card', idCard) : null
  const found = await session.one(sql<Taken>`
    select ${township || null}::text is null or exists (select from divisions.name where county = ${county} and code = ${township || null} and level = 'township') as township,
      exists (select from people.person where county = ${county} and number = ${number || null} and id <> ${id}) as number,
      exists (select from people.person where county = ${county} and id_card_hash = ${hash}::bytea and id <> ${id} and state <> 'merged') as id_card`)
  if (!found) throw new Error('a select without a row')
  return found
}
