import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { PublicVenue, Representatives } from '../spec/public-contract.ts'
import { deputyLines } from './deputies.ts'
import { type Here, placeAt } from './places.ts'

type Elected = Representatives['county']
type Level = 'county' | 'township'
type Constituency = NonNullable<Elected['constituency']>

const inOffice = sql`m.state in ('inForce', 'suspended')`

/** Constituencies of that level in which the village votes today: one, unless a drawing says otherwise. */
const constituencyOf = (
  session: Session,
  village: string,
  level: Level,
  on: string,
): Promise<Constituency | undefined> =>
  session.one(sql<Constituency>`
    select c.id, c.number, c.name from divisions.constituency_card c
    where c.county = ${session.county} and c.level = ${level} and c.starts_on <= ${on} and (c.ends_on is null or c.ends_on >= ${on})
      and c.id in (select v.constituency from divisions.constituency_village v where v.county = ${session.county} and v.village = ${village} and v.level = ${level})
    order by c.starts_on desc, c.number limit 1`)

/** Whoever the voters of a township elected: by the mandate's township, or by a constituency that holds one of its villages. */
const ofWholeTownship = (county: string, township: string, level: Level): Sql => sql`m.level = ${level} and ${inOffice}
  and (m.township = ${township} or m.constituency in (select v.constituency from divisions.constituency_village v
    where v.county = ${county} and v.level = ${level} and substr(v.village, 1, 9) = ${township}))`

const electedFor = async (
  session: Session,
  { township, village }: Here,
  level: Level,
  on: string,
): Promise<Elected> => {
  const constituency = village && ((await constituencyOf(session, village.code, level, on)) ?? null)
  return {
    by: constituency ? 'constituency' : 'township',
    constituency,
    deputies: await deputyLines(
      session,
      constituency
        ? sql`m.level = ${level} and ${inOffice} and m.constituency = ${constituency.id}`
        : ofWholeTownship(session.county, township.code, level),
      on,
    ),
  }
}

/** Venues of a place that are open on a day, the nearest first: the village's room, the township's station, the county's home. */
export const venuesFor = (
  session: Session,
  township: string | null,
  village: string | null,
  on: string,
): Promise<PublicVenue[]> =>
  session.all(sql<PublicVenue>`
    select id, name, kind, place, phone, reception from venues.face
    where county = ${session.county} and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})
      and (kind = 'home' or (kind in ('station', 'point') and township = ${township}) or (kind = 'room' and division = ${village}))
    order by array_position(array['room', 'station', 'point', 'home'], kind), ordinal, id limit 20`)

/** Who represents a place today, and where they are met; undefined for a code of no place here. */
export const representativesOf = async (
  session: Session,
  code: string,
  on: string,
): Promise<Representatives | undefined> => {
  const here = await placeAt(session, code)
  if (!here) return undefined
  const { township, village } = here
  const [county, ofTownship, venues, congress] = await Promise.all([
    electedFor(session, here, 'county', on),
    electedFor(session, here, 'township', on),
    venuesFor(session, township.code, village?.code ?? null, on),
    session.one(sql<{ found: boolean }>`
      select true as found from organs.name where county = ${session.county} and kind = 'townshipCongress' and division = ${township.code}
        and starts_on <= ${on} and (ends_on is null or ends_on >= ${on}) limit 1`),
  ])
  return {
    on,
    township: { code: township.code, name: township.name },
    village,
    county,
    ofTownship: congress ? ofTownship : null,
    venues,
  }
}
