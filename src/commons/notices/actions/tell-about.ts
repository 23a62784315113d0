import { dayOf } from '#kernel/day.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import type { EventRow } from '#platform/audit/event.ts'
import type { Session } from '#platform/db/session.ts'
import { type Reaction, reaction } from '#platform/outbox/reaction.ts'
import type { KnownAs } from '#platform/outbox/record-kind.ts'
import { type Circle, holdersOf, personsIn, type Reached, type Told } from '../data/audience.ts'
import { addNotices } from '../data/store.ts'

/** What records are called and where they lie; plugged in by the apps from the feature that keeps the kind. */
export type LabelsOf = (session: Session, kind: string, records: readonly string[]) => Promise<readonly KnownAs[]>

/** Deputies hear of matters in the township that elected them and do not handle them (代表法 31). */
const deputies: readonly Reached[] = [{ role: 'deputy', reach: 'township' }]

interface Audience {
  readonly reached: readonly Reached[]
  /** The persons whom the record is about are told too (`KnownAs.concerned`). */
  readonly isOfConcerned: boolean
}

/** Whom each event of a lifecycle tells. The author has no log-in: the receipt's page tells him. */
const audiences = (life: Lifecycle): Map<string, Audience> => {
  const told = (circles: readonly string[] = []): Audience => ({
    reached: circles.flatMap((circle) => (circle === 'deputies' ? deputies : holdersOf(life.parties[circle]))),
    isOfConcerned: circles.includes('concerned'),
  })
  return new Map(
    [life.create, ...Object.values(life.moves)].map(({ event, tells }) => [`${life.kind}.${event}`, told(tells)]),
  )
}

/** Organs whose people are told: the one that the act itself names, else those that have the record now. */
const organsTold = ({ extra: { organ } }: EventRow, organs: readonly string[]): readonly string[] =>
  typeof organ === 'string' ? [organ] : organs

const circlesOf = (event: EventRow, { division, organs }: KnownAs, audience: Audience): Circle[] =>
  audience.reached.flatMap(({ role, reach }) => {
    const circle: Circle = { event: event.id, role, reach, division, organ: null, by: event.byLogin }
    return reach === 'organ' ? organsTold(event, organs).map((organ) => ({ ...circle, organ })) : [circle]
  })

const concernedBy = (event: EventRow, { concerned = [] }: KnownAs, { isOfConcerned }: Audience): Told[] =>
  isOfConcerned ? concerned.map((person) => ({ event: event.id, person })) : []

/** Tells people of what happened to records, as their lifecycles declare it. What is entered afterwards tells nobody. */
export const tellAbout = (lifecycles: readonly Lifecycle[], labelsOf: LabelsOf): Reaction[] =>
  lifecycles.map((life) => {
    const audienceOf = audiences(life)
    return reaction({
      name: `notices.${life.kind}`,
      on: [...audienceOf]
        .filter(([, { reached, isOfConcerned }]) => reached.length > 0 || isOfConcerned)
        .map(([name]) => name),
      async run(session, events) {
        const fresh = events.filter(({ backfill }) => !backfill)
        if (fresh.length === 0) return
        const labels = await labelsOf(session, life.kind, [...new Set(fresh.map(({ record }) => record))])
        const labelOf = new Map(labels.map((label) => [label.record, label]))
        const each = <Part>(of: (event: EventRow, label: KnownAs, audience: Audience) => readonly Part[]): Part[] =>
          fresh.flatMap((event) => {
            const label = labelOf.get(event.record)
            const audience = audienceOf.get(event.name)
            return label && audience ? of(event, label, audience) : []
          })
        const latest = fresh.map(({ at }) => at).reduce((a, b) => (a > b ? a : b))
        const told = [...(await personsIn(session, each(circlesOf), dayOf(new Date(latest)))), ...each(concernedBy)]
        const eventOf = new Map(fresh.map((event) => [event.id, event]))
        await addNotices(
          session,
          told.flatMap(({ event: eventId, person }) => {
            const event = eventOf.get(eventId)
            const label = event && labelOf.get(event.record)
            return label
              ? [
                  {
                    eventId,
                    person,
                    kind: life.kind,
                    record: event.record,
                    event: event.name,
                    number: label.number,
                    title: label.title,
                    at: event.at,
                  },
                ]
              : []
          }),
        )
      },
    })
  })
