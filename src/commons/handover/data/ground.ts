import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Handover } from '../spec/contract.ts'
import type { TermKnown } from '../spec/facts.ts'

interface CongressFound {
  readonly name: string
  readonly kind: string
  readonly division: string | null
}

export interface Ground {
  readonly congress: CongressFound | undefined
  readonly terms: readonly TermKnown[]
  readonly roll: Handover['roll']
}

/** Terms of a body, but those that were withdrawn. */
export const termsOf = (session: Session, organ: string): Promise<TermKnown[]> =>
  session.all(sql<TermKnown>`
    select id, number, state, starts_on from organs.term_card where county = ${session.county} and organ = ${organ} and state <> 'withdrawn' order by number`)

/** Constituencies in force that elect this congress, as the roll of a new term begins. */
export const rollNow = (session: Session, township: string | null): Promise<Handover['roll']> =>
  session.all(sql<Handover['roll'][number]>`
    select id as constituency, number, name, seats, population from divisions.constituency_card
    where county = ${session.county} and state = 'inForce' and level = ${township === null ? 'county' : 'township'}
      and (${township}::text is null or township = ${township}) order by number, id`)

/** What a hand-over is to be made of: the congress, its terms, its constituencies. */
export const groundOf = async (session: Session, congress: string): Promise<Ground> => {
  const [found, terms] = await Promise.all([
    session.one(sql<CongressFound>`
      select name, kind, division from organs.name where county = ${session.county} and id = ${congress} and ends_on is null and kind in ('congress', 'townshipCongress')`),
    termsOf(session, congress),
  ])
  return { congress: found, terms, roll: found ? await rollNow(session, found.division) : [] }
}
