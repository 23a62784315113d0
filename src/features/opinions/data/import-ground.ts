import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Ground } from '../spec/imported.ts'
import type { OpinionSettings } from '../spec/settings.ts'

interface VenueRow {
  readonly id: string
  readonly name: string
  readonly township: string | null
}

const byIdAndName = (venues: readonly VenueRow[]): Ground['venues'] => {
  const found = new Map<string, { id: string; township: string | null }>(venues.map((venue) => [venue.id, venue]))
  const times = new Map<string, number>()
  for (const { name } of venues) times.set(name, (times.get(name) ?? 0) + 1)
  for (const venue of venues) if (times.get(venue.name) === 1) found.set(venue.name, venue)
  return found
}

/** Everything of the session's county that lines of an import refer to, read once for the whole file. */
export const importGround = async (session: Session, settings: OpinionSettings): Promise<Ground> => {
  const { county } = session
  const [handlers, villages, venues] = await Promise.all([
    session.all(sql<{ division: string; id: string }>`
      select division, id from organs.name where county = ${county} and kind = 'townshipGovernment' and division is not null order by division`),
    session.all(sql<{ code: string }>`select code from divisions.name where county = ${county} and level = 'village'`),
    session.all(sql<VenueRow>`select id, name, township from venues.name where county = ${county}`),
  ])
  return {
    handlers: new Map(handlers.map(({ division, id }) => [division, id])),
    villages: new Set(villages.map(({ code }) => code)),
    venues: byIdAndName(venues),
    settings,
  }
}
