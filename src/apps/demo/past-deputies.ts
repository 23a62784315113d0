import { type Day, toDay } from '#kernel/day.ts'
import { addMandates, type NewMandate } from '#commons/mandates/data/bulk.ts'
import { addTerms, organId } from '#commons/organs/data/store.ts'
import { sessionTitle } from '#commons/organs/spec/templates/session-names.ts'
import { addPersons, addPosts } from '#commons/people/data/store.ts'
import type { NewPerson } from '#commons/people/spec/person.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Session } from '#platform/db/session.ts'
import { demoKey } from './accounts.ts'
import { demoTerm } from './congresses.ts'

const pastTerm = demoTerm - 1
const from = toDay('2017-01-01')
const to = toDay('2021-12-31')
/** Deputies of the past term; the first of them were elected again. */
const count = 60
const again = 20

/** Sessions that some deputies missed, by their number: with leave, and two without. */
const missed: readonly {
  readonly at: number
  readonly session: number
  readonly on: string
  readonly leave: boolean
}[] = [
  { at: 90, session: 5, on: '2026-02-03', leave: true },
  { at: 95, session: 4, on: '2025-02-25', leave: true },
  { at: 100, session: 5, on: '2026-02-03', leave: false },
  { at: 105, session: 5, on: '2026-02-03', leave: false },
]
/** Moved away; the seat waits for a by-election. */
const vacated = 110
const leftOn = toDay('2026-05-20')

/** The same mandates, some with sessions missed and one whose deputy has left. */
export const withHistory = (mandates: readonly NewMandate[]): NewMandate[] =>
  mandates.map((mandate, at) => {
    if (mandate.level !== 'county') return mandate
    const absences = missed
      .filter((one) => one.at === at)
      .map(({ session, on, leave }) => ({
        session: namedId('congress-session', demoKey, 'congress', String(session)),
        title: sessionTitle(mandate.congressName, demoTerm, session),
        on,
        leave,
      }))
    return {
      ...mandate,
      ...(absences.length > 0 && { absences }),
      ...(at === vacated && { ended: { endsOn: leftOn, ground: 'movedAway' as const } }),
    }
  })

/** Last day of the post that a mandate gives; null where it is held. */
export const postEndOf = ({ ended }: NewMandate): Day | null => (ended ? (ended.endsOn as Day) : null)

/** The term before, with its deputies: over, and found by every list's filter. */
export const addPastTerm = async (
  session: Session,
  current: readonly NewMandate[],
  personOf: (id: string, at: number, township: string | null) => NewPerson,
): Promise<void> => {
  const congress = organId(demoKey, 'congress')
  const seats = current.filter(({ level }) => level === 'county').slice(0, count)
  const people = seats.map(({ person, name, township }, at) =>
    at < again
      ? { id: person, name, isNew: false, township }
      : { ...personOf(namedId('past deputy', demoKey, String(at)), 4000 + at, township), isNew: true },
  )
  await addTerms(
    session,
    ['congress', 'standing-committee'].map((organ) => ({
      organ: organId(demoKey, organ),
      number: pastTerm,
      startsOn: from,
      endsOn: to,
    })),
  )
  await addPersons(
    session,
    people.flatMap(({ isNew, ...person }) => (isNew ? [person as NewPerson] : [])),
  )
  const mandates = seats.map((seat, at): NewMandate => {
    const { id, name } = people[at] as { id: string; name: string }
    return {
      ...seat,
      id: namedId('mandate', demoKey, 'past', String(at)),
      person: id,
      name,
      term: pastTerm,
      delegation: null,
      electedOn: '2016-12-20',
      startsOn: from,
      ended: { endsOn: to, ground: 'termOver' },
      absences: [],
    }
  })
  await addMandates(session, mandates)
  await addPosts(
    session,
    mandates.map(({ id, person, township }) => ({
      id: namedId('post of a mandate', id),
      person,
      organ: congress,
      role: 'deputy',
      division: township,
      startsOn: from,
      endsOn: to,
    })),
  )
}
