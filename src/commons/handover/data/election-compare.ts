import { comparePersons } from '#commons/people/data/imports/compare.ts'
import { personsInSight } from '#commons/people/data/in-sight.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Asked, Found, RowFault, Standing } from '#platform/sheets/import-kind.ts'
import type { ElectionRow, ElectionsGround } from './election-rows.ts'

interface Seated {
  readonly person: string
  readonly congress: string
  readonly term: number
  readonly constituency: string | null
  readonly constituencyName: string | null
}

/** Who was elected into the terms that these rows are about. */
const seatedIn = (session: Session, rows: readonly ElectionRow[]): Promise<Seated[]> =>
  session.all(sql<Seated>`
    select m.person, m.congress, m.term, m.constituency, m.constituency_name from mandates.card m
    where m.county = ${session.county} and m.congress = any(${rows.map(({ plan }) => plan.congress)}::uuid[])
      and m.term = any(${rows.map(({ plan }) => plan.nth)}::int[]) and m.state not in ('invalid', 'withdrawn', 'ended')`)

const personsOf = (standing: Standing): string[] => {
  if (standing.as === 'like') return standing.candidates.map(({ record }) => record)
  return 'record' in standing ? [standing.record] : []
}

const seenAmong = async (
  session: Session,
  { viewer }: ElectionsGround,
  persons: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await session.all(sql<{ id: string }>`
    select o.id from people.card o where o.county = ${session.county} and o.id = any(${persons}::uuid[]) and ${personsInSight(viewer)}`)
  return new Set(rows.map(({ id }) => id))
}

/** A township's chair learns nothing of persons elsewhere: namesakes there are no candidates, and whoever is meant for certain is the office's to enter. */
const withinSight = (standing: Standing, seen: ReadonlySet<string>): Found => {
  if (standing.as === 'like') {
    const candidates = standing.candidates.filter(({ record }) => seen.has(record))
    return candidates.length === 0 ? { as: 'new' } : { ...standing, candidates }
  }
  return personsOf(standing).every((person) => seen.has(person))
    ? standing
    : { as: 'faulty', faults: [{ column: 'name', code: 'person-elsewhere' }] }
}

const isIn =
  ({ plan }: ElectionRow) =>
  ({ congress, term }: Seated): boolean =>
    congress === plan.congress && term === plan.nth

/** The person's standing together with the seat that the row gives. */
const standingOf = (row: ElectionRow, person: Found, seated: readonly Seated[]): Found => {
  if (person.as === 'faulty' || person.as === 'like') return person
  const told = { notes: row.notes }
  if (person.as === 'new') return { as: 'new', ...told }
  const own = seated.find((one) => one.person === person.record && isIn(row)(one))
  if (own && own.constituency !== row.place.constituency)
    return {
      as: 'faulty',
      faults: [{ column: 'constituency', code: 'elected-elsewhere', params: { name: own.constituencyName ?? '' } }],
    }
  const changes = [
    ...(person.as === 'changed' ? person.changes : []),
    ...(own ? [] : [{ column: 'constituency', was: null, now: row.place.name }]),
  ]
  return changes.length === 0
    ? { as: 'same', record: person.record, ...told }
    : { as: 'changed', record: person.record, changes, ...told }
}

const takesSeat = (found: Found): boolean =>
  found.as === 'new' || (found.as === 'changed' && found.changes.some(({ column }) => column === 'constituency'))

/** 选举法 45: no more are elected than there are seats. Nobody here can tell which of them is one too many, so all are shown. */
const overSeats = (
  rows: readonly ElectionRow[],
  found: readonly Found[],
  seated: readonly Seated[],
): (RowFault | null)[] => {
  const coming = new Map<string, number>()
  for (const [at, { place }] of rows.entries())
    if (takesSeat(found[at] ?? { as: 'new' })) coming.set(place.constituency, (coming.get(place.constituency) ?? 0) + 1)
  return rows.map((row, at) => {
    const { constituency, seats } = row.place
    const sitting = seated.filter((one) => one.constituency === constituency && isIn(row)(one)).length
    const count = sitting + (coming.get(constituency) ?? 0)
    return count > seats && takesSeat(found[at] ?? { as: 'new' })
      ? { column: 'constituency', code: 'more-than-seats', params: { seats, count } }
      : null
  })
}

/** Compares results with the persons and mandates that are there, and with the seats of their constituencies. */
export const compareElections = async (
  session: Session,
  asked: readonly Asked<ElectionRow>[],
  ground: ElectionsGround,
): Promise<Found[]> => {
  const rows = asked.map(({ row }) => row)
  const standings = await comparePersons(
    session,
    asked.map(({ row, decided }) => ({ row: row.person, ...(decided !== undefined && { decided }) })),
  )
  const [seated, seen] = await Promise.all([
    seatedIn(session, rows),
    seenAmong(session, ground, standings.flatMap(personsOf)),
  ])
  const found = rows.map((row, at) => standingOf(row, withinSight(standings[at] ?? { as: 'new' }, seen), seated))
  const over = overSeats(rows, found, seated)
  return found.map((one, at) => {
    const fault = over[at]
    return fault ? { as: 'faulty', faults: [fault] } : one
  })
}
