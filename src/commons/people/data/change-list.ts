import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Reader } from '#platform/action/action.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { listChanges } from '../spec/contract.ts'
import { changeItem } from './changes.ts'
import { changesInSight } from './in-sight.ts'
import { type ChangeJson, changeOf, changeRow } from './tables.ts'

const newest: Order = {
  isDown: true,
  keys: [
    { name: 'at', column: 'o.at', kind: 'instant' },
    { name: 'id', column: 'o.id', kind: 'id' },
  ],
}

/** Changes asked for, in sight, the newest first. */
export const listAskedChanges = async (
  session: Session,
  { viewer }: Reader,
  query: QueryOf<typeof listChanges>,
): Promise<AnswerOf<typeof listChanges>> => {
  const where: Sql[] = [
    sql`o.county = ${session.county}`,
    changesInSight(viewer),
    ...(query.state ? [sql`o.state = ${query.state}`] : []),
    ...(query.person ? [sql`o.person = ${query.person}`] : []),
    ...(query.q?.trim() ? [sql`strpos(o.title, ${query.q.trim()}) > 0`] : []),
  ]
  const page = query.cursor ? [...where, afterCursor(newest, query.cursor)] : where
  const [rows, counted] = await Promise.all([
    session.all(sql<ChangeJson>`
      select ${changeRow} as row from people.change o where ${join(page, ' and ')} order by ${orderBy(newest)} limit ${raw(String(query.limit + 1))}`),
    session.one(countUpTo(sql`from people.change o where ${join(where, ' and ')}`)),
  ])
  const { shown, next } = pageOf(rows.map(changeOf), query.limit, newest)
  return { items: shown.map((row) => changeItem(session, row)), next, total: totalOf(counted?.count ?? 0) }
}
