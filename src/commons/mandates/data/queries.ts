import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { holds } from '#kernel/viewer.ts'
import type { Reader } from '#platform/action/action.ts'
import { keptPage } from '#platform/action/kept-page.ts'
import type { Order } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { list } from '../spec/contract.ts'
import { inSight, itemOf, mandates } from './store.ts'

type Query = QueryOf<typeof list>

const byName: Order = {
  isDown: false,
  keys: [
    { name: 'name', column: 'r.name', kind: 'text' },
    { name: 'id', column: 'r.id', kind: 'id' },
  ],
}

const only = (county: string, which: Query['only']): Sql[] => {
  if (which === 'missed') return [sql`r.missed > 0 and r.state = 'inForce'`]
  if (which === 'absent') return [sql`r.absences <> '[]'`]
  if (which === 'vacant')
    return [
      sql`r.state = 'ended' and r.ground <> 'termOver' and not exists (select from mandates.mandate f where f.county = ${county} and f.fills = r.id and f.state not in ('invalid', 'withdrawn'))`,
    ]
  return []
}

const conditions = ({ county }: Session, { viewer }: Reader, query: Query): Sql[] => [
  sql`r.county = ${county}`,
  inSight(viewer),
  ...(query.level ? [sql`r.level = ${query.level}`] : []),
  ...(query.state ? [sql`r.state = ${query.state}`] : []),
  ...(query.term ? [sql`r.term = ${query.term}`] : []),
  ...(query.congress ? [sql`r.congress = ${query.congress}`] : []),
  ...(query.township ? [sql`r.township = ${query.township}`] : []),
  ...(query.constituency ? [sql`r.constituency = ${query.constituency}`] : []),
  ...(query.delegation ? [sql`r.delegation = ${query.delegation}`] : []),
  ...(query.person ? [sql`r.person = ${query.person}`] : []),
  ...(query.session ? [sql`r.absences @> ${JSON.stringify([{ session: query.session }])}::jsonb`] : []),
  ...(query.on ? [sql`r.starts_on <= ${query.on} and (r.ends_on is null or r.ends_on >= ${query.on})`] : []),
  ...(query.q?.trim() ? [sql`strpos(r.name, ${query.q.trim()}) > 0`] : []),
  ...only(county, query.only),
]

/** Mandates in sight, one page by name. */
export const listMandates = async (session: Session, reader: Reader, query: Query): Promise<AnswerOf<typeof list>> => {
  const where = conditions(session, reader, query)
  const { shown, next, total } = await keptPage(session, mandates, 'mandates.mandate', where, byName, query)
  const nameOf = await reader.names(
    session,
    shown.flatMap(({ delegation, township }) => [delegation, township]),
  )
  return {
    items: shown.map((row) => itemOf(row, nameOf)),
    next,
    total,
    can: holds(reader.viewer, 'mandates.keep') ? ['create'] : [],
  }
}

export interface Counted {
  readonly deputies: number
  readonly population: number
}

/** Deputies of the county in force, and the people of its constituencies; null where no population is known. */
export const countOf = async (session: Session): Promise<Counted | undefined> =>
  session.one(sql<Counted>`
    select (select count(*)::int from mandates.mandate where county = ${session.county} and level = 'county' and state in ('inForce', 'suspended')) as deputies,
      coalesce((select sum(population)::int from divisions.constituency_card where county = ${session.county} and level = 'county' and ends_on is null), 0) as population`)

/** Deputies in sight who missed sessions without leave, those first who missed most. */
export const missedOf = (
  session: Session,
  { viewer }: Reader,
): Promise<{ id: string; name: string; missed: number }[]> =>
  session.all(sql<{ id: string; name: string; missed: number }>`
    select r.id, r.name, r.missed from mandates.mandate r
    where r.county = ${session.county} and ${inSight(viewer)} and r.missed > 0 and r.state = 'inForce' order by r.missed desc, r.name, r.id limit 200`)
