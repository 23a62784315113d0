import type { Card, Reader } from '#platform/action/action.ts'
import { lampOf } from '#platform/action/days.ts'
import { openField } from '#platform/crypto/field.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { maskedName, maskedPhone } from '#kernel/mask.ts'
import { Problem } from '#kernel/problem.ts'
import type { TimelineEvent } from '#kernel/resource.ts'
import { refuse } from '#kernel/verdict.ts'
import { reaches, type Viewer } from '#kernel/viewer.ts'
import { columns } from '#platform/db/rows.ts'
import { timelineColumn, timelineFrom } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Opinion } from '../spec/contract.ts'
import { opinionLife } from '../spec/lifecycle.ts'
import type { OpinionSettings } from '../spec/settings.ts'
import { inSight } from './in-sight.ts'
import { opinionColumns, type OpinionRecord } from './tables.ts'

interface Named extends OpinionRecord {
  readonly townshipName: string
  readonly villageName: string | null
  readonly venueName: string | null
  readonly handlerName: string | null
  readonly receiverName: string | null
  readonly officeName: string | null
  readonly mergedNumber: string | null
  readonly mergedTitle: string | null
}

/** Contacts are sealed to their row: a value moved to another row does not open. */
export const contactBinding = (county: string, id: string): string => `${county}/opinions.opinion/${id}`

const ownColumns = columns(opinionColumns, 'o')

/** What an opinion refers to by name; `of` gives the SQL of a reference. */
const names = (
  county: Sql,
  of: (reference: 'township' | 'village' | 'venue' | 'handler' | 'receiver' | 'office') => Sql,
): Sql => sql`
  (select t.short_name from divisions.name t where t.county = ${county} and t.code = ${of('township')}) as township_name,
  (select v.short_name from divisions.name v where v.county = ${county} and v.code = ${of('village')}) as village_name,
  (select p.name from venues.name p where p.county = ${county} and p.id = ${of('venue')}) as venue_name,
  (select h.name from organs.name h where h.county = ${county} and h.id = ${of('handler')}) as handler_name,
  (select r.name from organs.name r where r.county = ${county} and r.id = ${of('receiver')}) as receiver_name,
  (select c.name from organs.name c where c.county = ${county} and c.id = ${of('office')}) as office_name,
  m.number as merged_number, m.title as merged_title`

const ownNames = names(raw('o.county'), (reference) => raw(`o.${reference}`))

/** One opinion with the names it refers to and `also`. Throws Problem `not-found` for what the viewer may not see. */
const readNamed = async <Also>(session: Session, reader: Reader, id: string, also: Sql): Promise<Named & Also> => {
  const row = await session.one(sql<Named & Also>`
    select ${ownColumns}, ${ownNames} ${also}
    from opinions.opinion o
    left join opinions.opinion m on m.county = o.county and m.id = o.merged_into
    where o.county = ${session.county} and o.id = ${id} and ${reader.hasActed ? raw('true') : inSight(reader.viewer)}`)
  if (!row) throw new Problem(refuse('not-found'))
  return row
}

const cardOf = (row: Named, session: Session, reader: Reader): Card<OpinionRecord, Opinion> => ({
  row,
  item: itemOf(row, session, reader),
  owner: ownerName(row),
})

/** Throws Problem `not-found` for what the viewer may not see. */
export const opinionCard = async (
  session: Session,
  reader: Reader,
  id: string,
): Promise<Card<OpinionRecord, Opinion>> => cardOf(await readNamed(session, reader, id, raw('')), session, reader)

/** Of a row that this transaction has just written: only the names are read. */
export const cardAfter = async (
  session: Session,
  reader: Reader,
  row: OpinionRecord,
): Promise<Card<OpinionRecord, Opinion>> => {
  const { county } = session
  const type = (reference: string): string => (reference === 'township' || reference === 'village' ? 'text' : 'uuid')
  const found = await session.one(sql<Omit<Named, keyof OpinionRecord>>`
    select ${names(sql`${county}`, (reference) => sql`${row[reference]}::${raw(type(reference))}`)}
    from (select 1) as here left join opinions.opinion m on m.county = ${county} and m.id = ${row.mergedInto}::uuid`)
  if (!found) throw new Error('one row was asked for')
  return cardOf({ ...row, ...found }, session, reader)
}

/** The same with the first events of its timeline, in one statement. */
export const opinionWithEvents = async (
  session: Session,
  reader: Reader,
  id: string,
  limit: number,
): Promise<{ card: Card<OpinionRecord, Opinion>; events: TimelineEvent[] }> => {
  const column = timelineColumn(session, 'opinion', raw('o.id'), limit)
  const { timeline, ...row } = await readNamed<{ timeline: TimelineEvent[] | null }>(
    session,
    reader,
    id,
    sql`, ${column} as timeline`,
  )
  return { card: cardOf(row, session, reader), events: timelineFrom(timeline) }
}

const ownerName = (row: Named): string | null => {
  const owes = opinionLife.states[row.state]
  const party = 'owes' in owes ? owes.owes.party : 'author'
  if (party === 'author') return null
  return party === 'receiver' ? row.receiverName : party === 'office' ? row.officeName : row.handlerName
}

/** Contacts go to those who receive and release, masked; handlers, deputies and onlookers get none (security.md 8.2.3). */
const authorFor = (row: Named, { keys, county }: { keys: Keys; county: string }, viewer: Viewer): Opinion['author'] => {
  const target = { division: row.township, organs: [] }
  const mayKnow = reaches(viewer, 'opinions.receive', target) || reaches(viewer, 'opinions.release', target)
  if (!mayKnow || (!row.authorName && !row.authorPhone)) return null
  const binding = contactBinding(county, row.id)
  return {
    name: row.authorName ? maskedName(openField(keys, row.authorName, binding)) : null,
    phone: row.authorPhone ? maskedPhone(openField(keys, row.authorPhone, binding)) : null,
  }
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

export const categoryOf = (settings: unknown, code: string | null): { code: string; name: string } | null =>
  code === null
    ? null
    : { code, name: (settings as OpinionSettings).categories.find((category) => category.code === code)?.name ?? code }

const itemOf = (row: Named, session: Session, { viewer, settings, days }: Reader): Opinion => ({
  id: row.id,
  number: row.number,
  title: row.title,
  state: row.state,
  township: { code: row.township, name: row.townshipName },
  village: row.village === null ? null : { code: row.village, name: row.villageName ?? row.village },
  venue: named(row.venue, row.venueName),
  category: categoryOf(settings, row.category),
  handler: named(row.handler, row.handlerName),
  on: row.on,
  at: row.at,
  dueOn: row.dueOn,
  ...lampOf(days, row.dueOn),
  version: row.version,
  code: row.code,
  body: row.body,
  place: row.place,
  channel: row.channel as Opinion['channel'],
  enteredBy: row.enteredBy,
  author: authorFor(row, session, viewer),
  publishConsent: row.publishConsent,
  request: row.request,
  result: row.result as Opinion['result'],
  answer: row.answer,
  answeredBy: row.answeredBy,
  plannedOn: row.plannedOn,
  cannotReason: row.cannotReason,
  declineDoor: row.declineDoor as Opinion['declineDoor'],
  declineReason: row.declineReason,
  mergedInto:
    row.mergedInto === null ? null : { id: row.mergedInto, number: row.mergedNumber, title: row.mergedTitle ?? '' },
  rating: row.rating as Opinion['rating'],
  ratingComment: row.ratingComment,
  contested: row.contested,
})
