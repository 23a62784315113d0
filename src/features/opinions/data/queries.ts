import type { QueryOf } from '#kernel/endpoint.ts'
import { dayInTerm } from '#commons/organs/data/in-term.ts'
import { type FoundPlace, searchCondition } from '#commons/search/data/store.ts'
import type { Reader } from '#platform/action/action.ts'
import type { DayView } from '#platform/action/day-view.ts'
import { nearUntil } from '#platform/action/days.ts'
import type { Db } from '#platform/db/db.ts'
import { instant, jsonRows } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, readCursor, totalOf } from '#platform/db/paging.ts'
import type { list, tabs } from '../spec/contract.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { inSight } from './in-sight.ts'
import { findByKeyword } from './keyword-page.ts'
import { type Line, lineColumns, lineKeys, rowOf } from './line.ts'

type ListQuery = QueryOf<typeof list>

interface Page {
  readonly lines: readonly Line[]
  /** Of the whole list, counted up to 1,001; null where the index of words knows it. */
  readonly total: number | null
}

/** States behind each tab of the list; `near` and `overdue` go by the due day instead. */
const tabStates = {
  all: null,
  open: ['received', 'accepted', 'assigned', 'handling', 'drafted', 'answered', 'released'],
  new: ['received'],
  handling: ['assigned', 'handling', 'drafted'],
  closed: ['closed', 'declined', 'merged'],
} as const

const tabCondition = (tab: NonNullable<ListQuery['tab']>, days: DayView): Sql => {
  if (tab === 'overdue') return sql`o.due_on < ${days.today}`
  if (tab === 'near') return sql`o.due_on between ${days.today} and ${nearUntil(days)}`
  const states = tabStates[tab]
  return states === null ? raw('true') : sql`o.state = any(${states})`
}

const conditions = (session: Session, { viewer, days }: Reader, query: ListQuery): Sql[] => {
  const all = [sql`o.county = ${session.county}`, inSight(viewer)]
  if (query.tab) all.push(tabCondition(query.tab, days))
  if (query.state) all.push(sql`o.state = ${query.state}`)
  if (query.township) all.push(sql`o.township = ${query.township}`)
  if (query.category) all.push(sql`o.category = ${query.category}`)
  if (query.handler) all.push(sql`o.handler = ${query.handler}`)
  if (query.term) all.push(dayInTerm(session.county, 'o."on"', query.term))
  return all
}

const byOn: Order['keys'] = [
  { name: 'on', column: 'o."on"', kind: 'day' },
  { name: 'at', column: 'o.at', kind: 'instant' },
  { name: 'id', column: 'o.id', kind: 'id' },
]
const byDue: Order['keys'] = [
  { name: 'dueOn', column: 'o.due_on', kind: 'day' },
  { name: 'id', column: 'o.id', kind: 'id' },
]
const isDue = [raw('o.due_on is not null')]

/** Each declared order of the list, with what only it shows. */
const orders: Readonly<Record<ListQuery['sort'], Order & { readonly only: readonly Sql[] }>> = {
  '-on': { keys: byOn, isDown: true, only: [] },
  on: { keys: byOn, isDown: false, only: [] },
  due: { keys: byDue, isDown: false, only: isDue },
  '-due': { keys: byDue, isDown: true, only: isDue },
}

/** The place that a page of the newest first goes on from. */
const placeOf = (cursor: string): FoundPlace => {
  const [on, at, record] = readCursor(cursor, byOn) as [string, string, string]
  return { on, at, record }
}

/** Opinions in sight, one page. `total` is exact to 1,000; a keyword is searched in title and text. */
export const listOpinions = async (
  db: Db,
  session: Session,
  reader: Reader,
  query: ListQuery,
): Promise<AnswerOf<typeof list>> => {
  const { sort, limit } = query
  const order = orders[sort]
  const wanted = query.q?.trim() ? (searchCondition(session.county, 'opinion', query.q) ?? raw('null::uuid')) : null
  const where = [...conditions(session, reader, query), ...order.only, ...(wanted ? [sql`o.id in (${wanted})`] : [])]
  const all = join(where, ' and ')
  const page = query.cursor ? join([...where, afterCursor(order, query.cursor)], ' and ') : all
  const place = query.cursor && sort === '-on' ? placeOf(query.cursor) : null
  const findings = await findByKeyword(db, session, reader.viewer, query, place)
  const rows = findings
    ? sql`o.county = ${session.county} and o.id = any(${findings.ids}::uuid[]) and ${inSight(reader.viewer)}`
    : page
  const replan = wanted !== null && findings === null
  // The limit stands in the text: planned once for any limit, PostgreSQL would expect far more rows than a page.
  const lines = jsonRows(
    lineColumns,
    'o',
    sql`from opinions.opinion o where ${rows} order by ${orderBy(order)} limit ${raw(String(limit + 1))}`,
  )
  const total = findings ? raw('null::bigint') : sql`(${countUpTo(sql`from opinions.opinion o where ${all}`)})`
  const [found, foundAll] = await Promise.all([
    session.one<Page>({ ...sql<Page>`select ${lines} as lines, ${total} as total`, replan }),
    findings?.count(),
  ])
  const counted = foundAll ?? found?.total ?? 0
  const read = (found?.lines ?? []).map((line) => ({ ...line, at: instant(line.at) }))
  const { shown, next } = pageOf(read, limit, order)
  const nameOf = await reader.names(session, shown.flatMap(lineKeys))
  return { items: shown.map((line) => rowOf(line, reader, nameOf)), next, total: totalOf(counted) }
}

/** How many opinions stand behind each tab, of those in sight. */
export const countTabs = async (session: Session, { viewer, days }: Reader): Promise<AnswerOf<typeof tabs>> => {
  const count = (tab: NonNullable<ListQuery['tab']>): Sql =>
    sql`count(*) filter (where ${tabCondition(tab, days)}) as ${raw(`"${tab}"`)}`
  const counted = await session.one(sql<AnswerOf<typeof tabs>>`
    select ${join((['all', 'open', 'new', 'handling', 'near', 'overdue', 'closed'] as const).map(count), ', ')}
    from opinions.opinion o where o.county = ${session.county} and ${inSight(viewer)}`)
  if (!counted) throw new Error('a count without a row')
  return counted
}
