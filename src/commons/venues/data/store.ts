import type { Day } from '#kernel/day.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { KeyedName } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
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

/** What all venues of the county are called, past ones too. */
export const venueNames = (session: Session): Promise<KeyedName[]> =>
  session.all(sql<KeyedName>`select id as key, name as name from venues.venue where county = ${session.county}`)

/** Venues of these kinds that were ever opened, by their ids. */
export const venuesOfKinds = (
  session: Session,
  kinds: readonly string[],
): Promise<{ readonly id: string; readonly kind: string; readonly name: string }[]> =>
  session.all(sql<{ id: string; kind: string; name: string }>`
    select id, kind, name from venues.venue where county = ${session.county} and kind = any(${kinds}::text[]) order by id`)
