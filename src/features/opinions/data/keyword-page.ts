import type { QueryOf } from '#kernel/endpoint.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { countFound, docScope, type FoundPlace, newestFound } from '#commons/search/data/store.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import type { list } from '../spec/contract.ts'
import { inSight } from './in-sight.ts'

type ListQuery = QueryOf<typeof list>

/** A keyword and nothing else, newest first: what the search box asks. The index of words alone knows page and total. */
const isKeywordOnly = ({ sort, tab, state, township, category, handler }: ListQuery): boolean =>
  sort === '-on' && (tab === undefined || tab === 'all') && !state && !township && !category && !handler

/**
 * Page and total of such a list as pieces of SQL: `page` stands for the table in `from` (alias `o`, rows in sight only).
 * Null for every other list, and where the keyword has nothing to look for. The index follows an act within a second,
 * so the reach is asked of the opinion too.
 */
export const keywordPage = (
  county: string,
  viewer: Viewer,
  query: ListQuery,
  after: FoundPlace | null,
): { readonly page: Sql; readonly count: Sql<{ count: number }> } | null => {
  if (!query.q || !isKeywordOnly(query)) return null
  const asked = {
    kind: 'opinion',
    q: query.q,
    within: visible(viewer, 'opinions.read', docScope),
    limit: query.limit + 1,
    after,
  }
  const newest = newestFound(county, asked)
  const count = countFound(county, asked, 1001)
  if (newest === null || count === null) return null
  const page = sql`(${newest}) f join opinions.opinion o on o.county = ${county} and o.id = f.record where ${inSight(viewer)}`
  return { page, count }
}
