import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { scopesOf } from '#kernel/viewer.ts'
import type { Reader } from '#platform/action/action.ts'
import type { Told } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { join, type Sql, sql } from '#platform/db/sql.ts'
import { totalOf } from '#platform/db/paging.ts'
import type { ConstituencyItem, listConstituencies } from '../spec/constituency-contract.ts'
import type { Ground, Level } from '../spec/division.ts'
import { constituencies, constituencyItem, type ConstituencyRecord } from './constituencies.ts'

type ListQuery = QueryOf<typeof listConstituencies>

/** What lasted in a term (届) of the county's congress (table alias, columns `starts_on` and `ends_on`): the organs know, which build on this room. */
export type InTerm = (county: string, alias: string, term: number) => Sql

const standing = ({ state, on, term }: ListQuery, today: string) => {
  const day = on ?? today
  if (state === 'all' || (state === 'inForce' && term !== undefined && on === undefined)) return []
  if (state === 'ended') return [sql`r.ends_on < ${day}`]
  return [sql`r.starts_on <= ${day} and (r.ends_on is null or r.ends_on >= ${day})`]
}

const skipped = (cursor: string | undefined): number => {
  const count = cursor === undefined ? 0 : Number(cursor)
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000)
    throw new Problem(refuse('bad-input', { pointer: '/cursor' }))
  return count
}

/** Constituencies of a day, the county's first, then township by township. */
export const pageOfConstituencies = async (
  session: Session,
  reader: Reader,
  query: ListQuery,
  inTerm: InTerm,
): Promise<AnswerOf<typeof listConstituencies>> => {
  const q = query.q?.trim()
  const where = join(
    [
      sql`r.county = ${session.county}`,
      ...standing(query, reader.days.today),
      ...(query.term ? [inTerm(session.county, 'r', query.term)] : []),
      ...(query.level ? [sql`r.level = ${query.level}`] : []),
      ...(query.township ? [sql`r.township = ${query.township}`] : []),
      ...(query.village ? [sql`r.villages @> array[${query.village}]::text[]`] : []),
      ...(q ? [sql`strpos(r.name, ${q}) > 0`] : []),
    ],
    ' and ',
  )
  const skip = skipped(query.cursor)
  const [rows, sum] = await Promise.all([
    session.all(sql<{ row: Told<ConstituencyRecord> }>`
      select ${constituencies.told} as row from divisions.constituency r where ${where}
      order by r.level, case r.level when 'township' then r.township end, r.nth, r.starts_on, r.id limit ${query.limit + 1} offset ${skip}`),
    session.one(sql<{ n: number; seats: number; population: number }>`
      select count(*) as n, coalesce(sum(seats), 0)::int as seats, coalesce(sum(population), 0)::int as population
      from divisions.constituency r where ${where}`),
  ])
  const { n = 0, seats = 0, population = 0 } = sum ?? {}
  const shown = rows.slice(0, query.limit).map(({ row }) => constituencies.rowOf(row))
  return {
    items: await Promise.all(shown.map((row) => constituencyItem(session, reader, row))),
    next: rows.length > query.limit ? String(skip + query.limit) : null,
    total: totalOf(n),
    can: scopesOf(reader.viewer, 'organs.keep').length > 0 ? ['create'] : [],
    seats,
    population,
  }
}

/** Drawings of one county go one by one. */
const wait = (session: Session): Promise<unknown> =>
  session.one(sql`select pg_advisory_xact_lock(hashtextextended('constituency/' || ${session.county}, 0))`)

export interface Named {
  readonly level: string
  readonly township: string | null
  readonly number: number
  readonly villages: readonly string[]
}

/** What a drawing stands on. Drawings of one county wait for each other here, so that no number is given twice. */
export const groundOf = async (session: Session, own: string, drawn: Named): Promise<Ground> => {
  await wait(session)
  const [township, known, taken] = await Promise.all([
    session.one(sql<{ kind: string }>`
      select kind from divisions.division where county = ${session.county} and code = ${drawn.township} and level = 'township'`),
    session.all(sql<{ code: string; township: string | null }>`
      select code, parent as township from divisions.division
      where county = ${session.county} and level = 'village' and code = any(${[...drawn.villages]}::text[])`),
    session.one(sql<{ id: string }>`
      select id from divisions.constituency where county = ${session.county} and state = 'inForce' and level = ${drawn.level}
        and nth = ${drawn.number} and id <> ${own} and (level = 'county' or township = ${drawn.township}) limit 1`),
  ])
  return { townshipKind: township?.kind, known, isTaken: taken !== undefined }
}

/** The same of a constituency that is there: its level and township do not change. */
export const groundOfOwn = async (
  session: Session,
  id: string,
  given: { readonly number: number; readonly villages: readonly string[] },
): Promise<Ground> => {
  const own = await session.one(sql<{ level: string; township: string | null }>`
    select level, township from divisions.constituency where county = ${session.county} and id = ${id}`)
  return groundOf(session, id, { level: own?.level ?? 'county', township: own?.township ?? null, ...given })
}

/** Whether another in force bears the number of this one, which is not. */
export const isNumberTaken = async (session: Session, id: string): Promise<boolean> => {
  await wait(session)
  const found = await session.one(sql<{ found: boolean }>`
    select exists (select from divisions.constituency other where other.county = own.county and other.state = 'inForce' and other.id <> own.id
      and other.level = own.level and other.nth = own.nth and (own.level = 'county' or other.township = own.township)) as found
    from divisions.constituency own where own.county = ${session.county} and own.id = ${id}`)
  return found?.found === true
}

/** Seats and people of the level that a constituency is drawn in. */
export const levelOf = async (
  session: Session,
  { level, township }: Pick<ConstituencyItem, 'level' | 'township'>,
): Promise<Level> =>
  (await session.one(sql<Level>`
    select coalesce(sum(seats), 0)::int as seats, coalesce(sum(population), 0)::int as population from divisions.constituency
    where county = ${session.county} and state = 'inForce' and level = ${level}
      and (${level} = 'county' or township = ${township?.code ?? null})`)) ?? { seats: 0, population: 0 }

/** Names of villages that another constituency of the same level holds too. */
export const sharedVillages = async (
  session: Session,
  { id, level, villages }: Pick<ConstituencyItem, 'id' | 'level' | 'villages'>,
): Promise<string[]> => {
  const rows = await session.all(sql<{ village: string }>`
    select distinct v.village from divisions.constituency_village v
    join divisions.constituency c on c.county = v.county and c.id = v.constituency
    where v.county = ${session.county} and c.state = 'inForce' and c.level = ${level} and c.id <> ${id}
      and c.villages && ${villages.map(({ code }) => code)}::text[] and v.village = any(${villages.map(({ code }) => code)}::text[])`)
  const shared = new Set(rows.map(({ village }) => village))
  return villages.filter(({ code }) => shared.has(code)).map(({ name }) => name)
}
