import type { QueryOf } from '#kernel/endpoint.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { isDay } from '#kernel/day.ts'
import { type FoundPlace, searchCondition } from '#commons/search/data/store.ts'
import type { Reader } from '#platform/action/action.ts'
import type { DayView } from '#platform/action/day-view.ts'
import { nearUntil } from '#platform/action/days.ts'
import type { Db } from '#platform/db/db.ts'
import { instant, jsonRows } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import { totalOf } from '#platform/db/paging.ts'
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
  return all
}

/** A declared order: its columns, its direction, and the row value that the next page goes on from. */
const orders = {
  '-on': { keys: ['on', 'at', 'id'], isDown: true, only: null },
  on: { keys: ['on', 'at', 'id'], isDown: false, only: null },
  due: { keys: ['dueOn', 'id'], isDown: false, only: raw('o.due_on is not null') },
  '-due': { keys: ['dueOn', 'id'], isDown: true, only: raw('o.due_on is not null') },
} as const

const columnOf = { on: 'o."on"', at: 'o.at', id: 'o.id', dueOn: 'o.due_on' } as const

const orderBy = ({ keys, isDown }: (typeof orders)[keyof typeof orders]): Sql =>
  raw(keys.map((key) => `${columnOf[key]} ${isDown ? 'desc' : 'asc'}`).join(', '))

const shapes = {
  on: isDay,
  dueOn: isDay,
  at: (text: unknown) =>
    typeof text === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  id: (text: unknown) => typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
} as const

/** A cursor comes back from outside: what the database could not read as these columns is refused here. */
const readCursor = (text: string, keys: readonly (keyof typeof shapes)[]): string[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (
      Array.isArray(values) &&
      values.length === keys.length &&
      keys.every((key, index) => shapes[key](values[index]))
    )
      return values
  } catch {}
  throw new Problem(refuse('bad-input', { pointer: '/cursor' }))
}

const after = (sort: keyof typeof orders, cursor: string): Sql => {
  const { keys, isDown } = orders[sort]
  const values = readCursor(cursor, keys)
  const casts = { on: 'date', at: 'timestamptz', id: 'uuid', dueOn: 'date' } as const
  return sql`(${raw(keys.map((key) => columnOf[key]).join(', '))}) ${raw(isDown ? '<' : '>')} (${join(
    keys.map((key, index) => sql`${values[index]}::${raw(casts[key])}`),
    ', ',
  )})`
}

/** The place that a page of the newest first goes on from. */
const placeOf = (cursor: string): FoundPlace => {
  const [on, at, record] = readCursor(cursor, orders['-on'].keys) as [string, string, string]
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
  const where = [
    ...conditions(session, reader, query),
    ...(order.only ? [order.only] : []),
    ...(wanted ? [sql`o.id in (${wanted})`] : []),
  ]
  const all = join(where, ' and ')
  const page = query.cursor ? join([...where, after(sort, query.cursor)], ' and ') : all
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
  const total = findings ? raw('null::bigint') : sql`(${countOf(all)})`
  const [found, foundAll] = await Promise.all([
    session.one<Page>({ ...sql<Page>`select ${lines} as lines, ${total} as total`, replan }),
    findings?.count(),
  ])
  const counted = foundAll ?? found?.total ?? 0
  const read = found?.lines ?? []
  const shown = read.slice(0, limit).map((line) => ({ ...line, at: instant(line.at) }))
  const nameOf = await reader.names(session, shown.flatMap(lineKeys))
  const last = shown.at(-1)
  return {
    items: shown.map((line) => rowOf(line, reader, nameOf)),
    next:
      read.length > limit && last
        ? Buffer.from(JSON.stringify(order.keys.map((key) => last[key]))).toString('base64url')
        : null,
    total: totalOf(counted),
  }
}

const countOf = (where: Sql): Sql<{ count: number }> =>
  sql<{ count: number }>`select count(*) from (select from opinions.opinion o where ${where} limit 1001) counted`

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
