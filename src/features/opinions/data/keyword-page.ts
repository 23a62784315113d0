import type { QueryOf } from '#kernel/endpoint.ts'
import { scopesOf, type Viewer } from '#kernel/viewer.ts'
import { countFound, docScope, type FoundPlace, newestFound } from '#commons/search/data/store.ts'
import type { Db } from '#platform/db/db.ts'
import { keptWhileUnchanged, type Snapped } from '#platform/db/kept/while-unchanged.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import type { list } from '../spec/contract.ts'

type ListQuery = QueryOf<typeof list>

/** A keyword and nothing else, newest first: what the search box asks. The index of words alone knows page and total. */
const isKeywordOnly = ({ sort, tab, state, township, category, handler, term }: ListQuery): boolean =>
  sort === '-on' && (tab === undefined || tab === 'all') && !state && !township && !category && !handler && !term

/** The index of words does not know who handles a matter. */
const reachesByOrgan = (viewer: Viewer): boolean =>
  scopesOf(viewer, 'opinions.read').some(({ kind }) => kind === 'organs')

export interface Findings {
  /** One more than the page holds, where there are more. */
  readonly ids: readonly string[]
  /** All of them, counted up to 1,001. */
  readonly count: () => Promise<number>
}

interface Counted extends Snapped {
  readonly count: number
}

/**
 * The page of such a list by ids, and its total. Null for every other list, and where the keyword has nothing to look for. The index
 * follows an act within a second: whoever reads the records asks for their reach again.
 */
export const findByKeyword = async (
  db: Db,
  session: Session,
  viewer: Viewer,
  query: ListQuery,
  after: FoundPlace | null,
): Promise<Findings | null> => {
  if (!query.q || !isKeywordOnly(query) || reachesByOrgan(viewer)) return null
  const { county } = session
  const within = visible(viewer, 'opinions.read', docScope)
  const asked = { kind: 'opinion', q: query.q, within, limit: query.limit + 1, after }
  const newest = newestFound(county, asked)
  const counting = countFound(county, asked, 1001)
  if (newest === null || counting === null) return null
  const found = await session.all({ ...newest, replan: true })
  const count = async (): Promise<number> => {
    if (after === null && found.length <= query.limit) return found.length
    const key = JSON.stringify(['opinions found', county, query.q, within.text, within.values])
    const compute = async (): Promise<Counted> =>
      (await session.one<Counted>({
        ...sql<Counted>`select pg_current_snapshot()::text as snapshot, c.count from (${counting}) c`,
        replan: true,
      })) ?? { snapshot: '', count: 0 }
    return (await keptWhileUnchanged(db, session, key, compute)).count
  }
  return { ids: found.map(({ record }) => record), count }
}
