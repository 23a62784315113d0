import type { Reader } from '#platform/action/action.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { OrganItem } from '../spec/contract.ts'
import type { SessionItem } from '../spec/session-contract.ts'
import { termTitle } from '../spec/templates/session-names.ts'
import type { TermItem } from '../spec/term-contract.ts'
import type { OrganRecord, SessionRecord, TermRecord } from './tables.ts'

/** An organ as its record shows it, names of what it hangs on and lies in beside their keys. */
export const organItem = async (session: Session, reader: Reader, row: OrganRecord): Promise<OrganItem> => {
  const nameOf = await reader.names(session, [row.parent, row.division])
  const { id, name, kind, state, startsOn, endsOn, formerNames, basis, note, endReason, version } = row
  return {
    id,
    name,
    kind,
    state,
    parent: row.parent === null ? null : { id: row.parent, name: nameOf(row.parent) ?? '' },
    division: row.division === null ? null : { code: row.division, name: nameOf(row.division) ?? row.division },
    startsOn,
    endsOn,
    formerNames: [...formerNames],
    basis,
    note,
    endReason,
    version,
  }
}

interface Congress {
  readonly id: string
  readonly name: string
  readonly kind: string
}

/** Terms as records and lists show them, in the order given. */
export const termItems = async (session: Session, rows: readonly TermRecord[]): Promise<TermItem[]> => {
  const [organs, counts] = await Promise.all([
    session.all(sql<Congress>`
      select id, name, kind from organs.organ where county = ${session.county} and id = any(${rows.map(({ organ }) => organ)}::uuid[])`),
    session.all(sql<{ term: string; count: number }>`
      select term, count(*) as count from organs.congress_session
      where county = ${session.county} and term = any(${rows.map(({ id }) => id)}::uuid[]) and state <> 'cancelled' group by term`),
  ])
  const organOf = new Map(organs.map((one) => [one.id, one]))
  const countOf = new Map(counts.map(({ term, count }) => [term, count]))
  return rows.map((row) => {
    const { name = '', kind = '' } = organOf.get(row.organ) ?? {}
    return {
      id: row.id,
      organ: { id: row.organ, name, kind, division: row.division },
      number: row.nth,
      title: termTitle(name, row.nth),
      state: row.state,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      basis: row.basis,
      sessions: countOf.get(row.id) ?? 0,
      version: row.version,
    }
  })
}

interface TermOf {
  readonly id: string
  readonly nth: number
  readonly organ: string
  readonly name: string
}

/** Sessions as records and lists show them, in the order given. */
export const sessionItems = async (session: Session, rows: readonly SessionRecord[]): Promise<SessionItem[]> => {
  const terms = await session.all(sql<TermOf>`
    select term.id, term.nth, term.organ, organ.name from organs.term term
    join organs.organ organ on organ.county = term.county and organ.id = term.organ
    where term.county = ${session.county} and term.id = any(${rows.map(({ term }) => term)}::uuid[])`)
  const termOf = new Map(terms.map((one) => [one.id, one]))
  return rows.map((row) => {
    const term = termOf.get(row.term)
    return {
      id: row.id,
      term: { id: row.term, number: term?.nth ?? 0 },
      organ: { id: term?.organ ?? '', name: term?.name ?? '', division: row.division },
      number: row.nth,
      kind: row.kind as SessionItem['kind'],
      title: row.title,
      place: row.place,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      state: row.state,
      version: row.version,
    }
  })
}
