import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import { holds } from '#kernel/viewer.ts'
import { inTerm } from '#commons/organs/data/in-term.ts'
import type { Reader } from '#platform/action/action.ts'
import { keptPage } from '#platform/action/kept-page.ts'
import type { Order } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { list } from '../spec/contract.ts'
import type { Opened } from '../spec/inputs.ts'
import { itemOf, venues } from './venues.ts'

type Query = QueryOf<typeof list>

const byPlace: Order = {
  isDown: false,
  keys: [
    { name: 'division', column: 'r.division', kind: 'text' },
    { name: 'ordinal', column: 'r.ordinal', kind: 'number' },
    { name: 'id', column: 'r.id', kind: 'id' },
  ],
}

const standing = ({ state, term }: Query, county: string, today: string): Sql => {
  if (state === 'closed') return sql`r.ends_on < ${today}`
  if (term) return inTerm(county, 'r', term)
  return sql`r.starts_on <= ${today} and (r.ends_on is null or r.ends_on >= ${today})`
}

const conditions = ({ county }: Session, { days }: Reader, query: Query): Sql[] => [
  sql`r.county = ${county}`,
  standing(query, county, days.today),
  ...(query.term && query.state === 'closed' ? [inTerm(county, 'r', query.term)] : []),
  ...(query.township ? [sql`r.township = ${query.township}`] : []),
  ...(query.kind ? [sql`r.kind = ${query.kind}`] : []),
  ...(query.lacks ? [raw('(r.reception is null or r.phone is null)')] : []),
  ...(query.q?.trim() ? [sql`strpos(r.name, ${query.q.trim()}) > 0`] : []),
]

/** Venues, one page, the county's first. */
export const listVenues = async (session: Session, reader: Reader, query: Query): Promise<AnswerOf<typeof list>> => {
  const where = conditions(session, reader, query)
  const { shown, next, total } = await keptPage(session, venues, 'venues.venue', where, byPlace, query)
  const nameOf = await reader.names(
    session,
    shown.map(({ township }) => township),
  )
  return {
    items: shown.map((row) => itemOf(row, nameOf)),
    next,
    total,
    can: holds(reader.viewer, 'venues.keep') ? ['create'] : [],
  }
}

export interface Ground {
  /** Code of the place; undefined where there is none such, or the village is another township's. */
  readonly division: string | undefined
  readonly ordinal: number
}

/** Where a venue is to be, and its place in the list. */
export const groundOf = async (session: Session, { township, village }: Opened): Promise<Ground> => {
  const { county } = session
  const found = await session.one(sql<{ division: string; ordinal: number }>`
    select code as division, (select coalesce(max(v.ordinal), 0) + 1 from venues.venue v where v.county = ${county}) as ordinal
    from divisions.name where county = ${county} and ${
      village
        ? sql`code = ${village} and level = 'village' and township = ${township ?? null}`
        : township
          ? sql`code = ${township} and level = 'township'`
          : raw("level = 'county'")
    } limit 1`)
  return { division: found?.division, ordinal: found?.ordinal ?? 0 }
}
