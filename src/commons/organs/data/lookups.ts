import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { OrganKind } from '../spec/kinds.ts'
import type { DivisionFound } from '../spec/organ.ts'

export interface OrganFound {
  readonly id: string
  readonly name: string
  readonly kind: OrganKind
  readonly division: string | null
  readonly parent: string | null
  readonly isInForce: boolean
}

/** An organ by its id, in force or not. `hold` keeps what hangs on it as it is until this act is done: numbers are given one by one. */
export const organById = async (
  session: Session,
  id: string | null | undefined,
  hold: 'hold' | 'look' = 'look',
): Promise<OrganFound | undefined> => {
  if (!id) return undefined
  const found = sql<OrganFound>`
    select id, name, kind, division, parent, state = 'inForce' as is_in_force from organs.organ where county = ${session.county} and id = ${id}`
  return session.one(hold === 'hold' ? sql<OrganFound>`${found} for update` : found)
}

export const divisionFound = async (
  session: Session,
  code: string | null | undefined,
): Promise<DivisionFound | undefined> =>
  code
    ? session.one(sql<DivisionFound>`
        select code, level, kind from divisions.name where county = ${session.county} and code = ${code}`)
    : undefined

/** Organs in force of the same kind in the same township (or the county), and those of the same name beside it. */
export const othersBeside = async (
  session: Session,
  organ: {
    readonly id: string
    readonly kind: string
    readonly name: string
    readonly parent: string | null
    readonly division: string | null
  },
): Promise<{ readonly ofKind: number; readonly ofName: number }> => {
  const counted = await session.one(sql<{ ofKind: number; ofName: number }>`
    select count(*) as of_kind,
      count(*) filter (where name = ${organ.name} and parent is not distinct from ${organ.parent}::uuid) as of_name
    from organs.organ where county = ${session.county} and kind = ${organ.kind} and state = 'inForce' and id <> ${organ.id}
      and left(division, 9) is not distinct from left(${organ.division}::text, 9)`)
  return counted ?? { ofKind: 0, ofName: 0 }
}

/** Place in lists behind all others. */
export const nextOrdinal = async (session: Session): Promise<number> =>
  (
    await session.one(
      sql<{ n: number }>`select coalesce(max(ordinal), 0) + 1 as n from organs.organ where county = ${session.county}`,
    )
  )?.n ?? 1

/** An organ and all above it: nothing hangs on itself or on what hangs on it. */
export const lineOf = async (session: Session, organ: string | undefined): Promise<readonly string[]> => {
  if (organ === undefined) return []
  const rows = await session.all(sql<{ id: string }>`
    with recursive up as (
      select id, parent from organs.organ where county = ${session.county} and id = ${organ}
      union
      select above.id, above.parent from up join organs.organ above on above.county = ${session.county} and above.id = up.parent
    )
    select id from up`)
  return rows.map(({ id }) => id)
}

/** Whether another organ of this one's kind is in force where it lies. */
export const hasSuccessor = async (session: Session, id: string, kinds: readonly string[]): Promise<boolean> => {
  const found = await session.one(sql<{ found: boolean }>`
    select exists (select from organs.organ other where other.county = own.county and other.kind = own.kind and other.id <> own.id
      and other.state = 'inForce' and left(other.division, 9) is not distinct from left(own.division, 9)) as found
    from organs.organ own where own.county = ${session.county} and own.id = ${id} and own.kind = any(${[...kinds]})`)
  return found?.found === true
}

export interface TermKnown {
  readonly id: string
  readonly nth: number
  readonly state: string
}

/** Terms of a congress, but those that were withdrawn. */
export const termsOf = (session: Session, organ: string): Promise<TermKnown[]> =>
  session.all(sql<TermKnown>`
    select id, nth, state from organs.term where county = ${session.county} and organ = ${organ} and state <> 'withdrawn'`)

/** Terms of the congress whose term this is. The congress is held, so that no number is given and no term begun twice. */
export const termsBeside = async (session: Session, term: string): Promise<TermKnown[]> => {
  const found = await session.one(sql<{ organ: string }>`
    select organ.id as organ from organs.term term join organs.organ organ on organ.county = term.county and organ.id = term.organ
    where term.county = ${session.county} and term.id = ${term} for update of organ`)
  return found ? termsOf(session, found.organ) : []
}

export interface TermFound {
  readonly id: string
  readonly nth: number
  readonly state: string
  readonly organName: string
  readonly division: string | null
  readonly startsOn: string
  readonly endsOn: string | null
}

/** A term by its id, held so that its sessions are numbered one by one. */
const termById = (session: Session, id: string): Promise<TermFound | undefined> =>
  session.one(sql<TermFound>`
    select term.id, term.nth, term.state, organ.name as organ_name, term.division, term.starts_on, term.ends_on
    from organs.term term join organs.organ organ on organ.county = term.county and organ.id = term.organ
    where term.county = ${session.county} and term.id = ${id} for update of term`)

/** Numbers that sessions of a term bear, by the session. */
const numbersIn = (session: Session, term: string): Promise<{ readonly id: string; readonly nth: number }[]> =>
  session.all(sql<{ id: string; nth: number }>`
    select id, nth from organs.congress_session where county = ${session.county} and term = ${term} and state <> 'cancelled'`)

export interface TermAround {
  readonly term: TermFound | undefined
  readonly numbers: readonly { readonly id: string; readonly nth: number }[]
}

/** A term and the numbers of its sessions, held together. */
export const termWithNumbers = async (session: Session, id: string): Promise<TermAround> => ({
  term: await termById(session, id),
  numbers: await numbersIn(session, id),
})

/** The same for a session's own term. */
export const termAround = async (session: Session, congressSession: string): Promise<TermAround> => {
  const found = await session.one(
    sql<{
      term: string
    }>`select term from organs.congress_session where county = ${session.county} and id = ${congressSession}`,
  )
  return found ? termWithNumbers(session, found.term) : { term: undefined, numbers: [] }
}
