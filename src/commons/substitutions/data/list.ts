import type { Day } from '#kernel/day.ts'
import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import { keptPage } from '#platform/action/kept-page.ts'
import type { Order } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { listSubstitutions } from '../spec/contract.ts'
import { inSight, itemsOf, substitutions } from './store.ts'

type Query = QueryOf<typeof listSubstitutions>

const newest: Order = {
  isDown: true,
  keys: [
    { name: 'startsOn', column: 'r.starts_on', kind: 'day' },
    { name: 'id', column: 'r.id', kind: 'id' },
  ],
}

const conditions = ({ county }: Session, viewer: Viewer, { post, person, only, q }: Query, today: Day): Sql[] => {
  const isNow = sql`(r.state = 'appointed' and r.ends_on >= ${today})`
  return [
    sql`r.county = ${county}`,
    inSight(viewer),
    ...(post ? [sql`r.post = ${post}`] : []),
    ...(person ? [sql`r.person = ${person}`] : []),
    ...(only === 'now' ? [isNow] : only === 'past' ? [sql`not ${isNow}`] : []),
    ...(q?.trim()
      ? [
          sql`exists (select from people.card c where c.county = r.county and c.id in (r.person, r.holder) and strpos(c.name, ${q.trim()}) > 0)`,
        ]
      : []),
  ]
}

/** Substitutions in sight, one page, the newest first. */
export const pageOfSubstitutions = async (
  session: Session,
  viewer: Viewer,
  query: Query,
  today: Day,
): Promise<AnswerOf<typeof listSubstitutions>> => {
  const where = conditions(session, viewer, query, today)
  const { shown, next, total } = await keptPage(
    session,
    substitutions,
    'substitutions.substitution',
    where,
    newest,
    query,
  )
  return {
    items: await itemsOf(session, shown, today),
    next,
    total,
    can: holds(viewer, 'people.keep') ? ['create'] : [],
  }
}
