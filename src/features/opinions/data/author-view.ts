import { openField } from '#platform/crypto/field.ts'
import { type DayView, lampOf } from '#platform/action/days.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { AuthorView } from '../spec/public-contract.ts'
import { contactBinding } from './card.ts'
import { linkHash, wordOf } from './receipt.ts'

interface Seen {
  readonly id: string
  readonly version: number
  readonly code: string
  readonly number: string | null
  readonly title: string
  readonly body: string
  readonly state: AuthorView['state']
  readonly place: string | null
  readonly on: string
  readonly at: string
  readonly dueOn: string | null
  readonly answerDueOn: string | null
  readonly hasPhone: boolean
  readonly publishConsent: boolean
  readonly contested: number
  readonly townshipName: string
  readonly villageName: string | null
  readonly venueName: string | null
  readonly receiverName: string
  readonly officeName: string
  readonly handlerName: string | null
  readonly result: NonNullable<AuthorView['answer']>['result'] | null
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly plannedOn: string | null
  readonly cannotReason: string | null
  readonly releasedOn: string | null
  readonly declineDoor: NonNullable<AuthorView['decline']>['door'] | null
  readonly declineReason: string | null
  readonly rating: AuthorView['rating']
  readonly steps: AuthorView['steps']
}

/**
 * What the author sees, by the record's id. A merged matter shows the answer of the one it joined once that is released
 * (each author is answered). Steps are the public's part of the timeline.
 */
const readView = (session: Session, id: string): Promise<Seen | undefined> =>
  session.one(sql<Seen>`
    select o.id, o.version, o.code, o.number, o.title, o.body, o.state, o.place, o."on", o.at, o.due_on, o.answer_due_on, o.author_phone is not null as has_phone,
      o.publish_consent, o.contested, t.short_name as township_name, v.short_name as village_name, p.name as venue_name,
      r.name as receiver_name, c.name as office_name, h.name as handler_name, a.result, a.answer, a.answered_by, a.planned_on, a.cannot_reason, a.released_on,
      o.decline_door, o.decline_reason, o.rating,
      (select coalesce(json_agg(json_build_object('name', split_part(e.name, '.', 2), 'on', e."on", 'by', null, 'done', true) order by e.version), '[]')
        from audit.event e where e.county = o.county and e.kind = 'opinion' and e.record = o.id
          and e.to_state in ('received', 'accepted', 'assigned', 'handling', 'answered', 'released', 'closed', 'declined', 'merged')
          and e.name not in ('opinion.sentBack', 'opinion.answerReturned', 'opinion.recalled', 'opinion.handedBack')) as steps
    from opinions.opinion o
    join divisions.name t on t.county = o.county and t.code = o.township
    left join divisions.name v on v.county = o.county and v.code = o.village
    left join venues.name p on p.county = o.county and p.id = o.venue
    left join organs.name r on r.county = o.county and r.id = o.receiver
    left join organs.name c on c.county = o.county and c.id = o.office
    left join opinions.opinion a on a.county = o.county and a.id = coalesce(o.merged_into, o.id) and a.released_on is not null
    left join organs.name h on h.county = o.county and h.id = o.handler
    where o.county = ${session.county} and o.id = ${id}`)

const holderOf = (seen: Seen): string | null => {
  switch (seen.state) {
    case 'assigned':
    case 'handling':
    case 'drafted':
      return seen.handlerName
    case 'received':
    case 'accepted':
      return seen.receiverName
    case 'answered':
      return seen.officeName
    default:
      return null
  }
}

const answerOf = (seen: Seen): AuthorView['answer'] =>
  seen.answer === null || seen.result === null || seen.releasedOn === null
    ? null
    : {
        result: seen.result,
        text: seen.answer,
        by: seen.answeredBy ?? seen.receiverName,
        plannedOn: seen.plannedOn,
        cannotReason: seen.cannotReason,
        on: seen.releasedOn,
      }

const canOf = ({ state, contested }: Seen): AuthorView['can'] =>
  state !== 'released' ? [] : contested < 1 ? ['rate', 'notSolved'] : ['rate']

/** Reckons the steps to come from where a matter stands. */
export type Coming = (
  seen: Pick<Seen, 'state' | 'dueOn' | 'answerDueOn'>,
) => readonly { readonly name: string; readonly by: string | null }[]

const toView = (seen: Seen, days: DayView, coming: Coming): AuthorView => ({
  id: seen.id,
  version: seen.version,
  code: seen.code,
  number: seen.number,
  title: seen.title,
  body: seen.body,
  state: seen.state,
  township: seen.townshipName,
  village: seen.villageName,
  venue: seen.venueName,
  place: seen.place,
  on: seen.on,
  at: seen.at,
  hasPhone: seen.hasPhone,
  publishConsent: seen.publishConsent,
  holder: holderOf(seen),
  dueOn: seen.dueOn,
  ...lampOf(days, seen.dueOn),
  answer: answerOf(seen),
  decline: seen.declineDoor && seen.declineReason ? { door: seen.declineDoor, reason: seen.declineReason } : null,
  rating: seen.rating,
  can: canOf(seen),
  steps: [...seen.steps, ...coming(seen).map((step) => ({ ...step, on: null, done: false }))],
})

export const viewById = async (
  session: Session,
  id: string,
  days: DayView,
  coming: Coming,
): Promise<AuthorView | null> => {
  const seen = await readView(session, id)
  return seen ? toView(seen, days, coming) : null
}

/** The record that a receipt link opens, or null. */
export const idByLink = async (session: Session, link: string): Promise<string | null> =>
  (
    await session.one(
      sql<{
        id: string
      }>`select id from opinions.opinion where county = ${session.county} and link_hash = ${linkHash(link)}`,
    )
  )?.id ?? null

/** The record that a code and a second fact open: the receipt's word, or the last four digits of the phone that was left. */
export const idByFacts = async (session: Session, code: string, fact: string): Promise<string | null> => {
  const { keys, county } = session
  const row = await session.one(sql<{ id: string; authorPhone: string | null }>`
    select id, author_phone from opinions.opinion where county = ${county} and code = ${code}`)
  if (!row) return null
  if (fact === wordOf(keys, county, row.id)) return row.id
  if (!/^\d{4}$/.test(fact) || row.authorPhone === null) return null
  return openField(keys, row.authorPhone, contactBinding(county, row.id)).endsWith(fact) ? row.id : null
}
