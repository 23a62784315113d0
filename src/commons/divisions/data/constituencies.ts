import { keeperOf } from '#platform/action/keeper-of.ts'
import type { LivingRow, Reader } from '#platform/action/action.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { ConstituencyItem } from '../spec/constituency-contract.ts'
import { type ConstituencyState, constituencyLife } from '../spec/lifecycle.ts'

/** One row of divisions.constituency; `nth` is its number. */
export interface ConstituencyRecord extends LivingRow {
  readonly state: ConstituencyState
  readonly level: 'county' | 'township'
  readonly township: string | null
  readonly nth: number
  readonly name: string
  readonly seats: number
  readonly population: number
  readonly villages: readonly string[]
  readonly startsOn: string
  readonly endsOn: string | null
  readonly endReason: string | null
}

const columns = [
  'id',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'level',
  'township',
  'nth',
  'name',
  'seats',
  'population',
  'villages',
  'startsOn',
  'endsOn',
  'endReason',
] as const satisfies readonly (keyof ConstituencyRecord)[]

/** Names are asked by the caller's reader, so that a page of a hundred constituencies reads none of them twice. */
export const constituencyItem = async (
  session: Session,
  reader: Pick<Reader, 'names'>,
  row: ConstituencyRecord,
): Promise<ConstituencyItem> => {
  const nameOf = await reader.names(session, [row.township, ...row.villages])
  const place = (code: string) => ({ code, name: nameOf(code) ?? code })
  const { id, level, nth, name, seats, population, state, startsOn, endsOn, endReason, version } = row
  return {
    id,
    level,
    township: row.township === null ? null : place(row.township),
    number: nth,
    name,
    seats,
    population,
    villages: row.villages.map(place),
    state,
    startsOn,
    endsOn,
    endReason,
    version,
  }
}

/** Public knowledge. The county's constituencies are the county's to keep, a township's own the township's. */
export const constituencies = keeperOf<ConstituencyRecord, ConstituencyItem>({
  life: constituencyLife,
  room: 'divisions',
  table: 'divisions.constituency',
  columns,
  titleOf: ({ name }) => name,
  target: ({ level, township }) => ({ division: level === 'township' ? township : null, organs: [] }),
  itemOf: constituencyItem,
  snapshot: ({ state, name, seats, population, startsOn, endsOn, endReason }) => ({
    state,
    name,
    seats,
    population,
    startsOn,
    endsOn,
    endReason,
  }),
})

/** Id of a constituency that a bulk door enters: its level, its township (county-wide counting: none) and its number. */
const constituencyId = (county: string, level: string, township: string | null, number: number): string =>
  namedId('constituency', county, level, level === 'township' ? (township ?? '') : '', String(number))

export interface ConstituencyDraft {
  readonly level: 'county' | 'township'
  readonly township: string | null
  readonly number: number
  readonly name: string
  readonly seats: number
  readonly population: number
  readonly villages: readonly string[]
}

/** Enters constituencies in force from a day, each once. */
export const addConstituencies = async (
  session: Session,
  drafts: readonly ConstituencyDraft[],
  startsOn: string,
): Promise<void> => {
  const rows = drafts.map((draft) => ({
    ...draft,
    id: constituencyId(session.county, draft.level, draft.township, draft.number),
  }))
  await session.all(sql`
    insert into divisions.constituency (county, id, level, township, nth, name, seats, population, villages, starts_on, state)
    select ${session.county}, id, level, township, number, name, seats, population,
      array(select jsonb_array_elements_text(villages)), ${startsOn}, 'inForce'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id uuid, level text, township text, number int, name text, seats int, population int, villages jsonb)
    on conflict do nothing`)
}

/** One seat of a constituency in force, as bulk doors fill it. */
export interface OpenSeat {
  readonly constituency: string
  readonly name: string
  readonly township: string
  readonly level: 'county' | 'township'
}

/** Every seat of the county's congress and of these townships' congresses, in the order of the constituencies. */
export const seatsOf = (session: Session, townships: readonly string[]): Promise<OpenSeat[]> =>
  session.all(sql<OpenSeat>`
    select id as constituency, name, township, level from divisions.constituency_card, generate_series(1, seats) seat
    where county = ${session.county} and ends_on is null and (level = 'county' or township = any(${townships}::text[])) order by level, township, number, seat`)
