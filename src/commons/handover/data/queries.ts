import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { holds } from '#kernel/viewer.ts'
import type { Reader } from '#platform/action/action.ts'
import { keptPage } from '#platform/action/kept-page.ts'
import type { Order } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { list } from '../spec/contract.ts'
import { inSight, itemOf, plans } from './store.ts'

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
  const { shown, next, total } = await keptPage(session, plans, 'handover.plan', where, newest, query)
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
    total,
    can: holds(reader.viewer, 'mandates.keep') ? ['create'] : [],
  }
}
