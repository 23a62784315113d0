import type { Total } from '#kernel/resource.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { LivingRow } from './action.ts'
import type { SimpleKeeper, Told } from './keeper-of.ts'

interface Asked {
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * One page of the records of a simple keeper: `table` (alias `r`) is its own, `where` what narrows the list, sight included. The limit
 * stands in the text: planned once for any limit, PostgreSQL would expect far more rows than a page.
 */
export const keptPage = async <Row extends LivingRow>(
  session: Session,
  keeper: Pick<SimpleKeeper<Row, unknown>, 'told' | 'rowOf'>,
  table: string,
  where: readonly Sql[],
  order: Order,
  { limit, cursor }: Asked,
): Promise<{ readonly shown: readonly Row[]; readonly next: string | null; readonly total: Total }> => {
  const from = sql`from ${raw(table)} r where ${join([...where], ' and ')}`
  const after = cursor ? sql` and ${afterCursor(order, cursor)}` : sql``
  const [rows, counted] = await Promise.all([
    session.all(
      sql<{
        row: Told<Row>
      }>`select ${keeper.told} as row ${from}${after} order by ${orderBy(order)} limit ${raw(String(limit + 1))}`,
    ),
    session.one(countUpTo(from)),
  ])
  const { shown, next } = pageOf(
    rows.map(({ row }) => keeper.rowOf(row)),
    limit,
    order,
  )
  return { shown, next, total: totalOf(counted?.count ?? 0) }
}
