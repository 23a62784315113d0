import { compare, type Day, toDay } from '#kernel/day.ts'
import {
  composePerson,
  noPost,
  type PeopleGround,
  peopleGround,
  type PersonRow,
} from '#commons/people/data/imports/rows.ts'
import { comparePersons } from '#commons/people/data/imports/compare.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Asked, Found, RowFault, Standing, Values } from '#platform/sheets/import-kind.ts'
import { groundWords } from './import-columns.ts'

interface Congress {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly terms: readonly { readonly nth: number; readonly startsOn: string; readonly endsOn: string | null }[]
}

/** What rows of a list of deputies refer to. */
export interface MandatesGround extends PeopleGround {
  readonly congresses: readonly Congress[]
  /** By name and by number; those of one name cannot be told apart by it. */
  readonly constituencies: ReadonlyMap<string, readonly string[]>
}

export const mandatesGround = async (session: Session, today: Day): Promise<MandatesGround> => {
  const { county } = session
  const [people, congresses, constituencies] = await Promise.all([
    peopleGround(session, today),
    session.all(sql<Congress>`
      select o.id, o.name, o.kind, coalesce((select json_agg(json_build_object('nth', t.number, 'startsOn', t.starts_on, 'endsOn', t.ends_on))
        from organs.term_card t where t.county = o.county and t.organ = o.id), '[]') as terms
      from organs.name o where o.county = ${county} and o.kind in ('congress', 'townshipCongress')`),
    session.all(
      sql<{ id: string; name: string }>`select id, name from divisions.constituency_card where county = ${county}`,
    ),
  ])
  const byName = Map.groupBy(constituencies, ({ name }) => name)
  return {
    ...people,
    congresses,
    constituencies: new Map([...byName].map(([name, found]) => [name, found.map(({ id }) => id)])),
  }
}

export interface MandateSaid {
  readonly congress: string
  readonly level: 'county' | 'township'
  readonly term: number
  readonly constituency: string | null
  readonly constituencyName: string | null
  readonly delegation: string | null
  readonly electedOn: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly ground: string | null
  readonly basis: string | null
}

export interface MandateRow {
  readonly person: PersonRow
  readonly mandate: MandateSaid
  /** What the registers do not have or say otherwise: told, never in the way. */
  readonly notes: readonly RowFault[]
}

const days = ['electedOn', 'startsOn', 'endsOn'] as const

const faultsOfDays = (values: Values, today: Day): RowFault[] => {
  const { electedOn, startsOn, endsOn, ground } = values
  const ahead = days.filter((column) => values[column] && compare(toDay(values[column] ?? ''), today) > 0)
  const first = startsOn ?? electedOn
  return [
    ...ahead.map((column): RowFault => ({ column, code: 'day-ahead' })),
    ...(startsOn && electedOn && startsOn < electedOn ? [{ column: 'startsOn', code: 'starts-before-election' }] : []),
    ...(first && endsOn && endsOn < first ? [{ column: 'endsOn', code: 'ends-before-it-starts' }] : []),
    ...(ground && !endsOn ? [{ column: 'endsOn', code: 'required' }] : []),
  ]
}

const congressOf = (name: string | null | undefined, { congresses }: MandatesGround): Congress | undefined =>
  name ? congresses.find((one) => one.name === name) : congresses.find(({ kind }) => kind === 'congress')

const notesOf = (values: Values, congress: Congress, { organs, constituencies }: MandatesGround): RowFault[] => {
  const { electedOn = '', endsOn, ground, constituency, delegation } = values
  const nth = Number(values['term'])
  const term = congress.terms.find((one) => one.nth === nth)
  const isOutside =
    term &&
    ((electedOn ?? '') < `${Number(term.startsOn.slice(0, 4)) - 1}` ||
      (term.endsOn !== null && (electedOn ?? '') > term.endsOn))
  return [
    ...(term ? [] : [{ column: 'term', code: 'term-not-kept', params: { n: nth } }]),
    ...(isOutside
      ? [{ column: 'electedOn', code: 'outside-term', params: { from: term.startsOn, to: term.endsOn ?? '' } }]
      : []),
    ...(term?.endsOn && !endsOn ? [{ column: 'endsOn', code: 'term-is-over', params: { to: term.endsOn } }] : []),
    ...(endsOn && !ground ? [{ column: 'ground', code: 'ground-assumed' }] : []),
    ...(constituency && (constituencies.get(constituency) ?? []).length !== 1
      ? [{ column: 'constituency', code: 'constituency-by-name' }]
      : []),
    ...(delegation && (organs.get(delegation) ?? []).length !== 1
      ? [{ column: 'delegation', code: 'delegation-not-kept' }]
      : []),
  ]
}

const only = (found: readonly string[] | undefined): string | null => (found?.length === 1 ? (found[0] ?? null) : null)

/** A row as a person with a mandate, or everything that does not go together. */
export const composeMandate = (values: Values, ground: MandatesGround) => {
  const who = composePerson({ ...values, ...noPost }, ground)
  const congress = congressOf(values['congress'], ground)
  const faults = [
    ...('faults' in who ? who.faults : []),
    ...(congress ? [] : [{ column: 'congress', code: 'unknown-congress' }]),
    ...faultsOfDays(values, ground.today),
  ]
  if (faults.length > 0 || !congress || 'faults' in who) return { faults }
  const { electedOn, startsOn, endsOn = null, constituency = null, delegation = null, basis = null } = values
  const said = Object.keys(groundWords).find((code) => groundWords[code] === values['ground'])
  const mandate: MandateSaid = {
    congress: congress.id,
    level: congress.kind === 'congress' ? 'county' : 'township',
    term: Number(values['term']),
    constituency: constituency === null ? null : only(ground.constituencies.get(constituency)),
    constituencyName: constituency,
    delegation: delegation === null ? null : only(ground.organs.get(delegation)?.map(({ id }) => id)),
    electedOn: electedOn ?? '',
    startsOn: startsOn ?? electedOn ?? '',
    endsOn,
    ground: endsOn === null ? null : (said ?? 'termOver'),
    basis,
  }
  return { row: { person: who.row, mandate, notes: notesOf(values, congress, ground) } satisfies MandateRow }
}

interface There {
  readonly person: string
  readonly congress: string
  readonly term: number
  readonly electedOn: string
  readonly startsOn: string | null
  readonly endsOn: string | null
}

const thereOf = (session: Session, persons: readonly string[]): Promise<There[]> =>
  session.all(sql<There>`
    select person, congress, term, elected_on, starts_on, ends_on from mandates.mandate
    where county = ${session.county} and person = any(${persons}::uuid[]) and congress is not null and state <> 'invalid'`)

const meets = (row: MandateSaid, other: There): boolean =>
  other.startsOn !== null &&
  (row.endsOn === null || other.startsOn <= row.endsOn) &&
  (other.endsOn === null || row.startsOn <= other.endsOn)

const standingOf = ({ mandate, notes }: MandateRow, person: Standing, held: readonly There[]): Found => {
  if (person.as === 'like') return person
  const own =
    'record' in person ? held.filter((one) => one.person === person.record && one.congress === mandate.congress) : []
  const same = own.find(({ term }) => term === mandate.term)
  const over = own.find((other) => other !== same && meets(mandate, other))
  const told = {
    notes: [...notes, ...(over ? [{ column: 'term', code: 'mandates-overlap', params: { n: over.term } }] : [])],
  }
  if (person.as === 'new') return { as: 'new', ...told }
  const changes = [
    ...(person.as === 'changed' ? person.changes : []),
    ...(same ? [] : [{ column: 'term', was: null, now: String(mandate.term) }]),
    ...(same && !same.endsOn && mandate.endsOn ? [{ column: 'endsOn', was: null, now: mandate.endsOn }] : []),
  ]
  return changes.length === 0
    ? { as: 'same', record: person.record, ...told }
    : { as: 'changed', record: person.record, changes, ...told }
}

/** Compares rows with the persons and mandates that are there. */
export const compareMandates = async (session: Session, asked: readonly Asked<MandateRow>[]): Promise<Found[]> => {
  const persons = await comparePersons(
    session,
    asked.map(({ row, decided }) => ({ row: row.person, ...(decided !== undefined && { decided }) })),
  )
  const held = await thereOf(
    session,
    persons.flatMap((one) => ('record' in one ? [one.record] : [])),
  )
  return asked.map(({ row }, at) => standingOf(row, persons[at] ?? { as: 'new' }, held))
}
