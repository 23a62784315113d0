import { sealedColumns } from '#platform/crypto/sealed-columns.ts'
import { hungFiles } from '#commons/files/data/hanging.ts'
import type { Card, Reader } from '#platform/action/action.ts'
import { openField } from '#platform/crypto/field.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { maskedName, maskedPhone } from '#kernel/mask.ts'
import { found } from '#kernel/problem.ts'
import type { TimelineEvent } from '#kernel/resource.ts'
import { reaches, type Viewer } from '#kernel/viewer.ts'
import { timelineColumn, timelineFrom } from '#platform/audit/store.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Opinion } from '../spec/contract.ts'
import { opinionLife } from '../spec/lifecycle.ts'
import { inSight } from './in-sight.ts'
import { lineKeys, rowOf } from './line.ts'
import { type OpinionRecord, opinionRow, type AsJson, recordOf } from './tables.ts'

/** What an opinion was merged into, as its card names it. */
interface Merged {
  readonly number: string | null
  readonly title: string
}

/** Contacts are sealed to their row: a value moved to another row does not open. */
export const contactBinding = (county: string, id: string): string => `${county}/opinions.opinion/${id}`

/** One opinion and `also`. Throws Problem `not-found` for what the viewer may not see. */
const readRow = async <Also>(session: Session, reader: Reader, id: string, also: Sql): Promise<AsJson & Also> =>
  found(
    await session.one(sql<AsJson & Also>`
      select ${opinionRow} as row ${also} from opinions.opinion o
      where o.county = ${session.county} and o.id = ${id} and ${reader.hasActed ? raw('true') : inSight(reader.viewer)}`),
  )

const mergedOf = (session: Session, { mergedInto }: OpinionRecord): Promise<Merged | undefined> | undefined =>
  mergedInto === null
    ? undefined
    : session.one(
        sql<Merged>`select number, title from opinions.opinion where county = ${session.county} and id = ${mergedInto}`,
      )

/** The card of a row at hand, of one that this transaction has just written too: only names that nobody remembers are read. */
export const cardOf = async (
  session: Session,
  reader: Reader,
  row: OpinionRecord,
): Promise<Card<OpinionRecord, Opinion>> => {
  const [nameOf, merged, files] = await Promise.all([
    reader.names(session, [...lineKeys(row), row.receiver, row.office]),
    mergedOf(session, row),
    hungFiles(session, row.id, row.files, row.answerFiles, row.earlierFiles),
  ])
  return { row, item: itemOf(row, { session, reader, nameOf, merged, files }), owner: nameOf(ownerOf(row)) }
}

/** Throws Problem `not-found` for what the viewer may not see. */
export const opinionCard = async (
  session: Session,
  reader: Reader,
  id: string,
): Promise<Card<OpinionRecord, Opinion>> =>
  cardOf(session, reader, recordOf(await readRow(session, reader, id, raw(''))))

/** The same with the first events of its timeline, in one statement. */
export const opinionWithEvents = async (
  session: Session,
  reader: Reader,
  id: string,
  limit: number,
): Promise<{ card: Card<OpinionRecord, Opinion>; events: TimelineEvent[] }> => {
  const column = timelineColumn(session, 'opinion', raw('o.id'), limit)
  const also = sql`, ${column} as timeline`
  const read = await readRow<{ timeline: TimelineEvent[] | null }>(session, reader, id, also)
  return { card: await cardOf(session, reader, recordOf(read)), events: timelineFrom(read.timeline) }
}

/** Organ that owes the next step; null when it is the author's. */
const ownerOf = (row: OpinionRecord): string | null => {
  const owes = opinionLife.states[row.state]
  const party = 'owes' in owes ? owes.owes.party : 'author'
  if (party === 'author') return null
  return party === 'receiver' ? row.receiver : party === 'office' ? row.office : row.handler
}

/** Contacts go to those who receive and release, masked; handlers, deputies and onlookers get none (security.md 8.2.3). */
const authorFor = (
  row: OpinionRecord,
  { keys, county }: { keys: Keys; county: string },
  viewer: Viewer,
): Opinion['author'] => {
  const target = { division: row.township, organs: [] }
  const mayKnow = reaches(viewer, 'opinions.receive', target) || reaches(viewer, 'opinions.release', target)
  if (!mayKnow || (!row.authorName && !row.authorPhone)) return null
  const binding = contactBinding(county, row.id)
  return {
    name: row.authorName ? maskedName(openField(keys, row.authorName, binding)) : null,
    phone: row.authorPhone ? maskedPhone(openField(keys, row.authorPhone, binding)) : null,
  }
}

interface Around {
  readonly session: Session
  readonly reader: Reader
  readonly nameOf: NameOf
  readonly merged: Merged | undefined
  readonly files: Awaited<ReturnType<typeof hungFiles>>
}

const itemOf = (row: OpinionRecord, { session, reader, nameOf, merged, files }: Around): Opinion => ({
  ...rowOf(row, reader, nameOf),
  code: row.code,
  body: row.body,
  place: row.place,
  channel: row.channel as Opinion['channel'],
  enteredBy: row.enteredBy,
  author: authorFor(row, session, reader.viewer),
  publishConsent: row.publishConsent,
  byGuardian: row.byGuardian,
  notice: row.notice,
  request: row.request,
  result: row.result as Opinion['result'],
  answer: row.answer,
  answeredBy: row.answeredBy,
  plannedOn: row.plannedOn,
  cannotReason: row.cannotReason,
  declineDoor: row.declineDoor as Opinion['declineDoor'],
  declineReason: row.declineReason,
  mergedInto:
    row.mergedInto === null ? null : { id: row.mergedInto, number: merged?.number ?? null, title: merged?.title ?? '' },
  rating: row.rating as Opinion['rating'],
  ratingComment: row.ratingComment,
  contested: row.contested,
  files: [...files.of(row.files), ...files.erased],
  answerFiles: files.of(row.answerFiles),
  earlierFiles: files.of(row.earlierFiles),
})

/** Values sealed to their row: one moved to another row does not open. */
export const sealedOpinions = sealedColumns({
  table: 'opinions.opinion',
  columns: ['author_name', 'author_phone'],
  holds: 'Name and phone of who said an opinion, if left: to ask back and to tell the result',
  areContacts: true,
  key: ['id'],
  bindingOf: (county, { id = '' }) => contactBinding(county, id),
})
