import type { Day } from '#kernel/day.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { KeyedName } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Venue } from '../spec/contract.ts'
import type { VenueDraft } from '../spec/venue.ts'

/** Id of the venue with this lasting key in the county. */
export const venueId = (county: string, key: string): string => namedId('venue', county, key)

/** Makes the venues that are not there yet; those that are stay as they are, but for a keeper where there was none. */
export const addVenues = async (session: Session, drafts: readonly VenueDraft[], startsOn: Day): Promise<void> => {
  const townships = drafts.map(({ division }) => (division.length >= 9 ? division.slice(0, 9) : null))
  await session.all(sql`
    insert into venues.venue as venue (county, id, kind, name, division, township, place, host, keeper, ordinal, starts_on)
    select ${session.county}, id, kind, name, division, township, place, host, keeper, ordinal, ${startsOn}
    from unnest(${drafts.map(({ key }) => venueId(session.county, key))}::uuid[], ${drafts.map(({ kind }) => kind)}::text[],
      ${drafts.map(({ name }) => name)}::text[], ${drafts.map(({ division }) => division)}::text[], ${townships}::text[],
      ${drafts.map(({ place }) => place)}::text[], ${drafts.map(({ host }) => host)}::uuid[], ${drafts.map(({ keeper }) => keeper)}::uuid[])
      with ordinality as given (id, kind, name, division, township, place, host, keeper, ordinal)
    on conflict (county, id) do update set keeper = excluded.keeper where venue.keeper is null and excluded.keeper is not null`)
}

/**
 * Venues open on a day, of one township or the whole county. They are public knowledge, so no viewer is asked for. Other rooms join
 * the read view `venues.name (county, id, name, kind, division, township, starts_on, ends_on)`.
 */
export const listVenues = (
  session: Session,
  filter: { readonly township?: string | undefined },
  today: Day,
): Promise<Venue[]> => {
  const within = filter.township ? sql`and township = ${filter.township}` : sql``
  return session.all(sql<Venue>`
    select id, name, kind, division from venues.venue
    where county = ${session.county} and starts_on <= ${today} and (ends_on is null or ends_on >= ${today}) ${within}
    order by division, ordinal, id`)
}

/** What all venues of the county are called, past ones too. */
export const venueNames = (session: Session): Promise<KeyedName[]> =>
  session.all(sql<KeyedName>`select id as key, name as name from venues.venue where county = ${session.county}`)
