import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { found } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Told } from '#platform/action/keeper-of.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import type { CardItem, listCards, listWanting, printSheet, WantingItem } from '../spec/contract.ts'
import { cardItem, type CardRecord, cards, holdersOf, inSight } from './cards.ts'

type Narrowed = QueryOf<typeof printSheet>

/** Conditions on the mandate (alias `m`). */
const narrowed = ({ level, township, delegation, mandate }: Narrowed): Sql[] => [
  ...(level ? [sql`m.level = ${level}`] : []),
  ...(township ? [sql`m.township = ${township}`] : []),
  ...(delegation ? [sql`m.delegation = ${delegation}`] : []),
  ...(mandate ? [sql`m.id = ${mandate}`] : []),
]

const byName = (alias: string): Order => ({
  isDown: false,
  keys: [
    { name: 'name', column: `${alias}.name`, kind: 'text' },
    { name: 'id', column: `${alias}.id`, kind: 'id' },
  ],
})

const cardsFrom = sql`deputies.card r join mandates.card m on m.county = r.county and m.id = r.mandate`

const itemsOf = async (session: Session, rows: readonly CardRecord[]): Promise<CardItem[]> => {
  const holders = await holdersOf(
    session,
    rows.map(({ mandate }) => mandate),
  )
  return rows.map((row) => cardItem(session, row, found(holders.get(row.mandate))))
}

/** Cards that the caller keeps, one page by name. */
export const pageOfCards = async (
  session: Session,
  viewer: Viewer,
  query: QueryOf<typeof listCards>,
): Promise<AnswerOf<typeof listCards>> => {
  const order = byName('r')
  const where = [
    sql`r.county = ${session.county}`,
    inSight(viewer),
    ...narrowed(query),
    ...(query.state ? [sql`r.state = ${query.state}`] : []),
    ...(query.q?.trim() ? [sql`strpos(r.name, ${query.q.trim()}) > 0`] : []),
  ]
  const page = query.cursor ? [...where, afterCursor(order, query.cursor)] : where
  const [rows, counted] = await Promise.all([
    session.all(sql<{ row: Told<CardRecord> }>`
      select ${cards.told} as row from ${cardsFrom} where ${join(page, ' and ')} order by ${orderBy(order)} limit ${raw(String(query.limit + 1))}`),
    session.one(countUpTo(sql`from ${cardsFrom} where ${join(where, ' and ')}`)),
  ])
  const { shown, next } = pageOf(
    rows.map(({ row }) => cards.rowOf(row)),
    query.limit,
    order,
  )
  return { items: await itemsOf(session, shown), next, total: totalOf(counted?.count ?? 0) }
}

/** Deputies in office whose mandate the caller keeps and who have no card that holds. */
export const pageOfWanting = async (
  session: Session,
  viewer: Viewer,
  query: QueryOf<typeof listWanting>,
): Promise<AnswerOf<typeof listWanting>> => {
  const { county } = session
  const order = byName('m')
  const from = sql`from (select c.*, case when c.level = 'township' then c.township end as seat from mandates.card c) m
    left join organs.name g on g.county = m.county and g.id = m.delegation`
  const where = [
    sql`m.county = ${county}`,
    sql`m.state = 'inForce'`,
    visible(viewer, 'mandates.keep', { division: 'm.seat' }),
    sql`not exists (select from deputies.card r where r.county = ${county} and r.mandate = m.id and r.state = 'issued')`,
    ...narrowed(query),
    ...(query.q?.trim() ? [sql`strpos(m.name, ${query.q.trim()}) > 0`] : []),
  ]
  const page = query.cursor ? [...where, afterCursor(order, query.cursor)] : where
  const [rows, counted] = await Promise.all([
    session.all(sql<WantingItem & { id: string }>`
      select m.id, m.id as mandate, m.name, m.level, m.congress_name as congress, m.term, m.constituency_name as constituency, g.name as delegation
      ${from} where ${join(page, ' and ')} order by ${orderBy(order)} limit ${raw(String(query.limit + 1))}`),
    session.one(countUpTo(sql`${from} where ${join(where, ' and ')}`)),
  ])
  const { shown, next } = pageOf(rows, query.limit, order)
  return { items: shown.map(({ id: _id, ...row }) => row), next, total: totalOf(counted?.count ?? 0) }
}

/** Cards that hold, of deputies in office, by delegation and name. */
export const sheetOf = async (
  session: Session,
  viewer: Viewer,
  query: Narrowed,
): Promise<(CardItem & { readonly hasPhoto: boolean })[]> => {
  const where = [
    sql`r.county = ${session.county}`,
    inSight(viewer),
    sql`r.state = 'issued' and m.state = 'inForce'`,
    ...narrowed(query),
  ]
  const rows = await session.all(sql<{ row: Told<CardRecord> }>`
    select ${cards.told} as row from ${cardsFrom} where ${join(where, ' and ')} order by m.delegation nulls last, r.name, r.id limit 200`)
  const shown = rows.map(({ row }) => cards.rowOf(row))
  const holders = await holdersOf(
    session,
    shown.map(({ mandate }) => mandate),
  )
  return shown.map((row) => {
    const holder = found(holders.get(row.mandate))
    return { ...cardItem(session, row, holder), hasPhoto: holder.hasPhoto }
  })
}
