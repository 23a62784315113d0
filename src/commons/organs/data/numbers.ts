import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

export interface Drawn {
  readonly seats: number
  readonly population: number
}

/** Seats and people of the constituencies in force: of the county's, or of one township's own. */
export const drawnIn = async (session: Session, township: string | null): Promise<Drawn> =>
  (await session.one(
    sql<Drawn>`
      select coalesce(sum(seats), 0)::int as seats, coalesce(sum(population), 0)::int as population from divisions.constituency_card
      where county = ${session.county} and state = 'inForce' and level = ${township === null ? 'county' : 'township'}
        and (${township}::text is null or township = ${township})`,
  )) ?? { seats: 0, population: 0 }
