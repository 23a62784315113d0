import { opened, sealedColumns } from '#platform/crypto/sealed-columns.ts'
import type { Card, Keeper, Reader } from '#platform/action/action.ts'
import { maskedPhone } from '#kernel/mask.ts'
import { found } from '#kernel/problem.ts'
import { holds, reaches, type Viewer } from '#kernel/viewer.ts'
import { openField } from '#platform/crypto/field.ts'
import { insertRow, updateRow } from '#platform/db/rows.ts'
import { rowsIn } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { followAs, restamp } from '#platform/login/token.ts'
import type { Person } from '../spec/contract.ts'
import { personLife } from '../spec/person-lifecycle.ts'
import { keepApart } from './apart.ts'
import { personsInSight } from './in-sight.ts'
import { writeGrams } from './name-grams.ts'
import { keepPhoto } from './photos.ts'
import { personColumns, type PersonJson, personOf, type PersonRecord, personRow } from './tables.ts'

/** Contacts are sealed to their row: a value moved to another row does not open. */
export const personBinding = (county: string, id: string): string => `${county}/people.person/${id}`

const targetOf = (row: PersonRecord) => ({ division: row.township, organs: [] })

/** Telephone and card, in full: for the act that reveals them, and for nobody else. */
export const contactsOf = (session: Session, row: PersonRecord): { phone: string | null; idCard: string | null } => {
  const open = (value: string | null) =>
    value === null ? null : openField(session.keys, value, personBinding(session.county, row.id))
  return { phone: open(row.phone), idCard: open(row.idCard) }
}

/** 4116**************: the county of origin and no more. */
const maskedCard = (card: string): string => `${card.slice(0, 4)}${'*'.repeat(14)}`

/** Masked, for those who might look at them; nobody else learns whether there are any. */
const maskedContacts = (session: Session, viewer: Viewer, row: PersonRecord): Person['contacts'] => {
  const isOwn = viewer.person === row.id && holds(viewer, 'people.self')
  if (!isOwn && !reaches(viewer, 'people.contacts', targetOf(row))) return null
  const { phone, idCard } = contactsOf(session, row)
  return { phone: phone && maskedPhone(phone), idCard: idCard && maskedCard(idCard) }
}

export const lineOf = (
  row: PersonRecord,
  nameOf: (key: string | null) => string | null,
): Omit<Person, 'contacts' | 'mergedInto' | 'diedOn' | 'joinedOn' | 'photo'> => ({
  id: row.id,
  number: row.number,
  name: row.name,
  state: row.state,
  township: row.township === null ? null : { code: row.township, name: nameOf(row.township) ?? row.township },
  sex: row.sex,
  birthOn: row.birthOn,
  nation: row.nation,
  party: row.party,
  education: row.education,
  occupation: row.occupation,
  occupationClass: row.occupationClass,
  version: row.version,
})

/** The card of a row at hand. */
const personCardOf = async (
  session: Session,
  reader: Reader,
  row: PersonRecord,
): Promise<Card<PersonRecord, Person>> => {
  const [nameOf, into] = await Promise.all([
    reader.names(session, [row.township]),
    row.mergedInto === null
      ? undefined
      : session.one(
          sql<{
            name: string
          }>`select name from people.person where county = ${session.county} and id = ${row.mergedInto}`,
        ),
  ])
  const item: Person = {
    ...lineOf(row, nameOf),
    joinedOn: row.joinedOn,
    diedOn: row.diedOn,
    photo:
      row.photo === null
        ? null
        : {
            hash: row.photo,
            isPublic: row.photoPublic,
            agreedOn: row.photoAgreedOn ?? '',
            agreement: row.photoAgreement ?? '',
          },
    contacts: maskedContacts(session, reader.viewer, row),
    mergedInto: row.mergedInto === null ? null : { id: row.mergedInto, name: into?.name ?? '' },
  }
  return { row, item, owner: null }
}

const lock = async (
  session: Session,
  viewer: Viewer | null,
  id: string,
  also: readonly string[] = [],
): Promise<PersonRecord | undefined> => {
  const rows = await session.all(sql<PersonJson>`
    select ${personRow} as row from people.person o
    where o.county = ${session.county} and o.id = any(${[id, ...also]}::uuid[]) and ${viewer === null ? raw('true') : personsInSight(viewer)} order by o.id for update`)
  const own = rows.find(({ row }) => row.id === id)
  return own && personOf(own)
}

/** Keeps persons for `act()`. There is no way to a row but through a viewer. */
export const persons: Keeper<PersonRecord, Person> = {
  life: personLife,
  room: 'people',
  lock,
  insert: (county, row) => insertRow('people.person', county, personColumns, row),
  update: (county, row, { dueOn: _dueOn, title: _title, photoBytes: _bytes, ...patch }) =>
    updateRow('people.person', county, row.id, patch),
  async alongside(session, changed) {
    for (const { row, before } of changed) {
      if (before && row.photo !== before.photo) keepPhoto(session, row)
      if (row.name !== before?.name) await writeGrams(session, row.id, row.name)
    }
    for (const { row } of changed) if (row.mergedInto !== null) followAs(session, row.id, row.mergedInto)
    // Who is merged into whom, or has died, decides which posts a log-in acts by.
    const moved = changed.flatMap(({ row, before }) =>
      before && (row.state !== before.state || row.mergedInto !== before.mergedInto)
        ? [row.id, row.mergedInto, before.mergedInto].filter((one) => one !== null)
        : [],
    )
    if (moved.length === 0) return
    await restamp(session, [...new Set(moved)])
    await keepApart(session, moved, { besides: true })
  },
  card: async (session, reader, id) =>
    personCardOf(
      session,
      reader,
      personOf(
        found(
          await session.one(sql<PersonJson>`
            select ${personRow} as row from people.person o
            where o.county = ${session.county} and o.id = ${id} and ${reader.hasActed ? raw('true') : personsInSight(reader.viewer)}`),
        ),
      ),
    ),
  cardAfter: personCardOf,
  target: targetOf,
  isParty: (viewer, party, row) =>
    party === 'second'
      ? row.erasureAskedBy !== null && row.erasureAskedBy !== viewer.login
      : party !== 'self' || viewer.person === row.id,
  rowsAfter: rowsIn({ table: 'people.person', alias: 'o', told: personRow, rowOf: personOf }),
  ownerOf: () => null,
  content: (row, by) => {
    const {
      salt: _salt,
      photoBytes: _bytes,
      phoneHash: _phone,
      idCardHash: _card,
      title: _title,
      dueOn: _due,
      erasureAskedBy,
      ...rest
    } = opened(by, sealedPersons, row)
    // A column that came later counts from where it says something.
    return { ...rest, ...(erasureAskedBy && { erasureAskedBy }) }
  },
  snapshot: ({ state, name, number }) => ({ state, name, number }),
}

/** Values sealed to their row: one moved to another row does not open. */
export const sealedPersons = sealedColumns({
  table: 'people.person',
  columns: ['phone', 'id_card'],
  holds: 'Phone and identity card number of people in office: to reach them, and to tell two of one name apart',
  areContacts: true,
  key: ['id'],
  bindingOf: (county, { id = '' }) => personBinding(county, id),
})
