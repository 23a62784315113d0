import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { scopesOf, type Viewer } from '#kernel/viewer.ts'
import type { Total } from '#kernel/resource.ts'
import type { Told } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import { totalOf } from '#platform/db/paging.ts'
import type { list, Organ } from '../spec/contract.ts'
import { organGroups } from '../spec/kinds.ts'
import { handlerKinds } from '../spec/organ.ts'
import type { listSessions } from '../spec/session-contract.ts'
import type { listTerms } from '../spec/term-contract.ts'
import { sessionItems, termItems } from './items.ts'
import { congressSessions, terms } from './keepers.ts'
import type { SessionRecord, TermRecord } from './tables.ts'

export type OrganFilter = Partial<Omit<QueryOf<typeof list>, 'limit'>> & { readonly limit: number }

/** Where the next page begins: rows to skip. Registers are short and change rarely. */
const skipped = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0
  const count = Number(cursor)
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new Problem(refuse('bad-input', { pointer: '/cursor' }))
  return count
}

interface Paged {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One page of a statement `select … from … where …`, and how many it has in all. */
const paged = async <Row>(
  session: Session,
  { columns, from, where, order }: { columns: Sql; from: Sql; where: readonly Sql[]; order: string },
  { cursor, limit }: Paged,
): Promise<{ rows: Row[]; next: string | null; total: Total }> => {
  const skip = skipped(cursor)
  const all = join(where, ' and ')
  const [rows, counted] = await Promise.all([
    session.all(
      sql<Row>`select ${columns} from ${from} where ${all} order by ${raw(order)} limit ${limit + 1} offset ${skip}`,
    ),
    session.one(sql<{ n: number }>`select count(*) as n from (select from ${from} where ${all} limit 1001) counted`),
  ])
  const next = rows.length > limit ? String(skip + limit) : null
  return { rows: rows.slice(0, limit), next, total: totalOf(counted?.n ?? 0) }
}

/** In force on a day, or at any time in a term; ended ones and all of them on demand. */
const standing = (session: Session, { state = 'inForce', on, term }: OrganFilter, today: string): Sql[] => {
  const day = on ?? today
  const existed =
    term === undefined
      ? sql`o.starts_on <= ${day}`
      : sql`exists (select from organs.term t where t.county = ${session.county} and t.id = ${term}
          and o.starts_on <= coalesce(t.ends_on, ${day}) and coalesce(o.ends_on, ${day}) >= t.starts_on)`
  if (state === 'all') return term === undefined ? [] : [existed]
  if (state === 'ended') return [sql`o.ends_on < ${day}`, ...(term === undefined ? [] : [existed])]
  return term === undefined ? [existed, sql`(o.ends_on is null or o.ends_on >= ${day})`] : [existed]
}

/**
 * Organs in force on a day, in the order a reader looks for them: county, townships, agencies, villages. They are public
 * knowledge, so no viewer is asked for. Other rooms join the read view `organs.name (county, id, name, kind, division, parent,
 * ordinal, starts_on, ends_on)`.
 */
export const pageOfOrgans = (
  session: Session,
  filter: OrganFilter,
  today: string,
): Promise<{ rows: Organ[]; next: string | null; total: Total }> => {
  const q = filter.q?.trim()
  const where = [
    sql`o.county = ${session.county}`,
    ...standing(session, filter, today),
    ...(filter.role ? [sql`o.kind = any(${[...handlerKinds]})`] : []),
    ...(filter.kind ? [sql`o.kind = ${filter.kind}`] : []),
    ...(filter.group ? [sql`o.kind = any(${[...organGroups[filter.group]]})`] : []),
    ...(filter.parent ? [sql`o.parent = ${filter.parent}`] : []),
    ...(filter.division ? [sql`o.division = ${filter.division}`] : []),
    ...(filter.within ? [sql`starts_with(o.division, ${filter.within})`] : []),
    ...(q
      ? [
          sql`(strpos(o.name, ${q}) > 0 or exists (select from jsonb_array_elements(o.former_names) f where strpos(f->>'name', ${q}) > 0))`,
        ]
      : []),
  ]
  const columns = raw('o.id, o.name, o.kind, o.parent, o.division, o.state, o.starts_on, o.ends_on, o.version')
  return paged(session, { columns, from: raw('organs.organ o'), where, order: 'o.ordinal, o.id' }, filter)
}

/** The same, for rooms and tests that want the organs only. */
export const listOrgans = async (session: Session, filter: OrganFilter, today: string): Promise<Organ[]> =>
  (await pageOfOrgans(session, filter, today)).rows

/** What the viewer may enter anew: nothing, or a record of the register somewhere. */
export const mayCreate = (viewer: Viewer): string[] => (scopesOf(viewer, 'organs.keep').length > 0 ? ['create'] : [])

export const pageOfTerms = async (
  session: Session,
  viewer: Viewer,
  query: QueryOf<typeof listTerms>,
): Promise<AnswerOf<typeof listTerms>> => {
  const where = [
    sql`r.county = ${session.county}`,
    ...(query.organ ? [sql`r.organ = ${query.organ}`] : []),
    ...(query.division ? [sql`r.division = ${query.division}`] : []),
    ...(query.level ? [query.level === 'county' ? raw('r.division is null') : raw('r.division is not null')] : []),
    ...(query.state ? [sql`r.state = ${query.state}`] : [raw(`r.state <> 'withdrawn'`)]),
    ...(query.on ? [sql`r.starts_on <= ${query.on} and (r.ends_on is null or r.ends_on >= ${query.on})`] : []),
  ]
  const from = raw('organs.term r join organs.organ o on o.county = r.county and o.id = r.organ')
  const columns = sql`${terms.told} as row`
  const order = 'o.ordinal, r.organ, r.nth desc, r.id'
  const { rows, ...rest } = await paged<{ row: Told<TermRecord> }>(session, { columns, from, where, order }, query)
  const items = await termItems(
    session,
    rows.map(({ row }) => terms.rowOf(row)),
  )
  return { items, ...rest, can: mayCreate(viewer) }
}

export const pageOfSessions = async (
  session: Session,
  viewer: Viewer,
  query: QueryOf<typeof listSessions>,
): Promise<AnswerOf<typeof listSessions>> => {
  const where = [
    sql`r.county = ${session.county}`,
    ...(query.term ? [sql`r.term = ${query.term}`] : []),
    ...(query.organ
      ? [sql`r.term in (select id from organs.term where county = ${session.county} and organ = ${query.organ})`]
      : []),
    ...(query.state ? [sql`r.state = ${query.state}`] : []),
    ...(query.kind ? [sql`r.kind = ${query.kind}`] : []),
  ]
  const columns = sql`${congressSessions.told} as row`
  const from = raw('organs.congress_session r')
  const { rows, ...rest } = await paged<{ row: Told<SessionRecord> }>(
    session,
    { columns, from, where, order: 'r.starts_on desc, r.id' },
    query,
  )
  const items = await sessionItems(
    session,
    rows.map(({ row }) => congressSessions.rowOf(row)),
  )
  return { items, ...rest, can: mayCreate(viewer) }
}
