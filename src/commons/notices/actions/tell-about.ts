import { dayOf } from '#kernel/day.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import { type Reach, roles } from '#commons/access/spec/roles.ts'
import type { EventRow } from '#platform/audit/event.ts'
import type { Session } from '#platform/db/session.ts'
import { type Reaction, reaction } from '#platform/outbox/reaction.ts'
import type { KnownAs } from '#platform/outbox/record-kind.ts'
import { type Circle, personsIn } from '../data/audience.ts'
import { addNotices } from '../data/store.ts'

/** What records are called and where they lie; plugged in by the apps from the feature that keeps the kind. */
export type LabelsOf = (session: Session, kind: string, records: readonly string[]) => Promise<readonly KnownAs[]>

interface Reached {
  readonly role: string
  readonly reach: Reach
}

const holdersOf = (permission: string | undefined): Reached[] =>
  Object.entries(roles).flatMap(([role, grants]) =>
    Object.entries(grants).flatMap(([name, reach]) => (name === permission ? [{ role, reach: reach as Reach }] : [])),
  )

/** Deputies hear of matters in the township that elected them and do not handle them (代表法 31). */
const deputies: readonly Reached[] = [{ role: 'deputy', reach: 'township' }]

/** Whom each event of a lifecycle tells. The author has no log-in: the receipt's page tells him. */
const audiences = (life: Lifecycle): Map<string, Reached[]> => {
  const told = (circles: readonly string[] = []): Reached[] =>
    circles.flatMap((circle) => (circle === 'deputies' ? deputies : holdersOf(life.parties[circle])))
  return new Map(
    [life.create, ...Object.values(life.moves)].map(({ event, tells }) => [`${life.kind}.${event}`, told(tells)]),
  )
}

/** Organs whose people are told: the one that the act itself names, else those that have the record now. */
const organsTold = ({ extra: { organ } }: EventRow, organs: readonly string[]): readonly string[] =>
  typeof organ === 'string' ? [organ] : organs

const circlesOf = (event: EventRow, { division, organs }: KnownAs, audience: readonly Reached[]): Circle[] =>
  audience.flatMap(({ role, reach }) => {
    const circle: Circle = { event: event.id, role, reach, division, organ: null, by: event.byLogin }
    return reach === 'organ' ? organsTold(event, organs).map((organ) => ({ ...circle, organ })) : [circle]
  })

/** Tells people of what happened to records, as their lifecycles declare it. What is entered afterwards tells nobody. */
export const tellAbout = (lifecycles: readonly Lifecycle[], labelsOf: LabelsOf): Reaction[] =>
  lifecycles.map((life) => {
    const audienceOf = audiences(life)
    return reaction({
      name: `notices.${life.kind}`,
      on: [...audienceOf].filter(([, audience]) => audience.length > 0).map(([name]) => name),
      async run(session, events) {
        const fresh = events.filter(({ backfill }) => !backfill)
        if (fresh.length === 0) return
        const labels = await labelsOf(session, life.kind, [...new Set(fresh.map(({ record }) => record))])
        const labelOf = new Map(labels.map((label) => [label.record, label]))
        const circles = fresh.flatMap((event) => {
          const label = labelOf.get(event.record)
          return label ? circlesOf(event, label, audienceOf.get(event.name) ?? []) : []
        })
        if (circles.length === 0) return
        const latest = fresh.map(({ at }) => at).reduce((a, b) => (a > b ? a : b))
        const told = await personsIn(session, circles, dayOf(new Date(latest)))
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
