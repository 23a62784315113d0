import { hungFiles } from '#commons/files/data/hanging.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { DayView } from '#platform/action/day-view.ts'
import { lampOf } from '#platform/action/days.ts'
import { movesOf } from '#platform/action/may.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { opinionLife } from '../spec/lifecycle.ts'
import type { AuthorView } from '../spec/public-contract.ts'
import { contactBinding } from './card.ts'
import { isEndOf } from '../spec/phone-end.ts'
import { idOfLink, wordOf } from './receipt.ts'

/** What came of a matter. */
interface Outcome {
  readonly result: NonNullable<AuthorView['answer']>['result'] | null
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly plannedOn: string | null
  readonly cannotReason: string | null
  readonly answerFiles: readonly string[] | null
  readonly releasedOn: string | null
  readonly declineDoor: NonNullable<AuthorView['decline']>['door'] | null
  readonly declineReason: string | null
  readonly receiverName: string
}

interface Seen extends Outcome {
  readonly id: string
  readonly version: number
  readonly settingsVersion: number
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
  readonly hasName: boolean
  readonly hasPhone: boolean
  readonly publishConsent: boolean
  readonly contested: number
  readonly townshipName: string
  readonly villageName: string | null
  readonly venueName: string | null
  readonly officeName: string
  readonly handlerName: string | null
  readonly rating: AuthorView['rating']
  readonly steps: AuthorView['steps']
  readonly files: readonly string[] | null
}

const outcome = raw(
  'o.result, o.answer, o.answered_by, o.planned_on, o.cannot_reason, o.answer_files, o.released_on, o.decline_door, o.decline_reason, r.name as receiver_name',
)

/** What the author sees, by the record's id. Steps are the public's part of the timeline. */
const readView = (session: Session, id: string): Promise<Seen | undefined> =>
  session.one(sql<Seen>`
    select o.id, o.version, o.settings_version, o.code, o.number, o.title, o.body, o.state, o.place, o."on", o.at, o.due_on, o.answer_due_on, o.author_name is not null as has_name, o.author_phone is not null as has_phone,
      o.publish_consent, o.contested, o.files, t.short_name as township_name, v.short_name as village_name, p.name as venue_name,
      c.name as office_name, h.name as handler_name, o.rating, ${outcome},
      (select coalesce(json_agg(json_build_object('name', split_part(e.name, '.', 2), 'on', e."on", 'by', null, 'done', true) order by e.version), '[]')
        from audit.event e where e.county = o.county and e.kind = 'opinion' and e.record = o.id
          and (e.to_state in ('received', 'accepted', 'assigned', 'handling', 'answered', 'released', 'closed', 'declined', 'merged')
            or e.name = 'opinion.contactsRevealed')
          and e.name not in ('opinion.sentBack', 'opinion.answerReturned', 'opinion.recalled', 'opinion.handedBack')) as steps
    from opinions.opinion o
    join divisions.name t on t.county = o.county and t.code = o.township
    left join divisions.name v on v.county = o.county and v.code = o.village
    left join venues.name p on p.county = o.county and p.id = o.venue
    left join organs.name r on r.county = o.county and r.id = o.receiver
    left join organs.name c on c.county = o.county and c.id = o.office
    left join organs.name h on h.county = o.county and h.id = o.handler
    where o.county = ${session.county} and o.id = ${id}`)

/**
 * Each author is answered: what came of the matter that a merged one joined in the end, if that joined another itself. Followed at
 * each reading and never written into the rows, which keep what was done to them.
 */
const outcomeOfJoined = (session: Session, id: string): Promise<Outcome | undefined> =>
  session.one(sql<Outcome>`
    with recursive joined as (
      select id, merged_into from opinions.opinion where county = ${session.county} and id = ${id}
      union
      select n.id, n.merged_into from joined j join opinions.opinion n on n.county = ${session.county} and n.id = j.merged_into)
    select ${outcome} from joined j
    join opinions.opinion o on o.county = ${session.county} and o.id = j.id
    left join organs.name r on r.county = o.county and r.id = o.receiver
    where j.merged_into is null`)

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

const answerOf = (seen: Seen, { of }: Files): AuthorView['answer'] =>
  seen.answer === null || seen.result === null || seen.releasedOn === null
    ? null
    : {
        result: seen.result,
        text: seen.answer,
        by: seen.answeredBy ?? seen.receiverName,
        plannedOn: seen.plannedOn,
        cannotReason: seen.cannotReason,
        on: seen.releasedOn,
        files: of(seen.answerFiles),
      }

type Files = Awaited<ReturnType<typeof hungFiles>>

interface ComingStep {
  readonly name: string
  readonly by: string | null
}

/** Reckons the steps to come from where a matter stands, by the settings that it started under. */
export type Coming = (
  seen: Pick<Seen, 'state' | 'dueOn' | 'answerDueOn' | 'settingsVersion'>,
) => Promise<readonly ComingStep[]>

const mayDo = (seen: Seen, { today }: DayView): AuthorView['can'] => {
  const standing = { ...seen, authorName: seen.hasName || null, authorPhone: seen.hasPhone || null }
  return movesOf(opinionLife, 'author', standing, today) as AuthorView['can']
}

const toView = (seen: Seen, days: DayView, coming: readonly ComingStep[], files: Files): AuthorView => ({
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
  hasName: seen.hasName,
  hasPhone: seen.hasPhone,
  publishConsent: seen.publishConsent,
  files: [...files.of(seen.files), ...files.erased],
  holder: holderOf(seen),
  dueOn: seen.dueOn,
  ...lampOf(days, seen.dueOn),
  answer: answerOf(seen, files),
  decline: seen.declineDoor && seen.declineReason ? { door: seen.declineDoor, reason: seen.declineReason } : null,
  rating: seen.rating,
  can: mayDo(seen, days),
  steps: [...seen.steps, ...coming.map((step) => ({ ...step, on: null, done: false }))],
})

export const viewById = async (
  session: Session,
  id: string,
  days: DayView,
  coming: Coming,
): Promise<AuthorView | null> => {
  const seen = await readView(session, id)
  if (!seen) return null
  const end = seen.state === 'merged' ? await outcomeOfJoined(session, id) : undefined
  const shown = { ...seen, ...end }
  return toView(shown, days, await coming(seen), await hungFiles(session, id, shown.files, shown.answerFiles))
}

/** The record that a receipt link opens, or null. */
export const idByLink = async (session: Session, link: string): Promise<string | null> => {
  const id = idOfLink(session.keys, session.county, link)
  if (id === null) return null
  const found = await session.one(
    sql<{ id: string }>`select id from opinions.opinion where county = ${session.county} and id = ${id}`,
  )
  return found?.id ?? null
}

interface Facts {
  readonly id: string
  readonly authorPhone: string
}

const decoys = new WeakMap<Keys, Map<string, Facts>>()

/** Facts of nobody, compared where no opinion has the code, or no phone was left: it takes as long as with one that has both (ASVS 6.3.8). */
const nobodys = (keys: Keys, county: string): Facts => {
  const known = decoys.get(keys) ?? new Map<string, Facts>()
  decoys.set(keys, known)
  const id = '00000000-0000-7000-8000-000000000000'
  const decoy = known.get(county) ?? { id, authorPhone: sealField(keys, '10000000000', contactBinding(county, id)) }
  known.set(county, decoy)
  return decoy
}

/** The record that a code and a second fact open: the receipt's word, or the last four digits of the phone that was left. */
export const idByFacts = async (session: Session, code: string, fact: string): Promise<string | null> => {
  const { keys, county } = session
  const found = await session.one(sql<{ readonly id: string | null; readonly authorPhone: string | null }>`
    select o.id, o.author_phone from (select) always left join opinions.opinion o on o.county = ${county} and o.code = ${code}`)
  const nobody = nobodys(keys, county)
  const id = found?.id ?? nobody.id
  const phone = found?.authorPhone ? { id, authorPhone: found.authorPhone } : nobody
  const isWord = fact === wordOf(keys, county, id)
  const isEnd = isEndOf(openField(keys, phone.authorPhone, contactBinding(county, phone.id)), fact)
  return id !== nobody.id && (isWord || (isEnd && phone !== nobody)) ? id : null
}
