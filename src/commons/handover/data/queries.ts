import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { holds } from '#kernel/viewer.ts'
import type { Reader } from '#platform/action/action.ts'
import type { Told } from '#platform/action/keeper-of.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { list } from '../spec/contract.ts'
import { inSight, itemOf, plans } from './store.ts'
import type { PlanRecord } from './tables.ts'

type Query = QueryOf<typeof list>

const newest: Order = {
  isDown: true,
  keys: [
    { name: 'startsOn', column: 'r.starts_on', kind: 'day' },
    { name: 'id', column: 'r.id', kind: 'id' },
  ],
}

const conditions = ({ county }: Session, { viewer }: Reader, query: Query): Sql[] => [
  sql`r.county = ${county}`,
  inSight(viewer),
  ...(query.state ? [sql`r.state = ${query.state}`] : []),
  ...(query.congress ? [sql`r.congress = ${query.congress}`] : []),
  ...(query.term ? [sql`r.nth = ${query.term}`] : []),
  ...(query.q?.trim() ? [sql`strpos(r.congress_name, ${query.q.trim()}) > 0`] : []),
]

/** Hand-overs in sight, one page, the newest first. */
export const listPlans = async (session: Session, reader: Reader, query: Query): Promise<AnswerOf<typeof list>> => {
  const where = conditions(session, reader, query)
  const page = query.cursor ? [...where, afterCursor(newest, query.cursor)] : where
  const [rows, counted] = await Promise.all([
    session.all(sql<{ row: Told<PlanRecord> }>`
      select ${plans.told} as row from handover.plan r where ${join(page, ' and ')} order by ${orderBy(newest)} limit ${raw(String(query.limit + 1))}`),
    session.one(countUpTo(sql`from handover.plan r where ${join(where, ' and ')}`)),
  ])
  const { shown, next } = pageOf(
    rows.map(({ row }) => plans.rowOf(row)),
    query.limit,
    newest,
  )
  const nameOf = await reader.names(
    session,
    shown.map(({ township }) => township),
  )
  return {
    items: shown.map((row) => {
      const { roll: _roll, successors: _successors, ...line } = itemOf(row, nameOf)
      return line
    }),
    next,
    total: totalOf(counted?.count ?? 0),
    can: holds(reader.viewer, 'mandates.keep') ? ['create'] : [],
  }
}
