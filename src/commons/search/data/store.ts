import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Findable } from '#platform/outbox/record-kind.ts'
import { tsqueryOf, tsvOf } from '../spec/tokens.ts'

/** Documents as rows `(record, "on", at, division, tsv)`, the words still as text. */
export const given = (docs: readonly Findable[]): Sql => sql`
  unnest(${docs.map(({ record }) => record)}::uuid[], ${docs.map(({ on }) => on)}::date[], ${docs.map(({ at }) => at)}::timestamptz[],
    ${docs.map(({ division }) => division)}::text[], ${docs.map(({ fields }) => tsvOf(fields))}::text[])
    as given (record, "on", at, division, tsv)`

/** Puts records into the index or brings them up to date; what did not change is not written. */
export const indexDocs = async (session: Session, kind: string, docs: readonly Findable[]): Promise<void> => {
  if (docs.length === 0) return
  await session.all(sql`
    insert into search.doc as doc (county, kind, record, "on", at, division, tsv)
    select ${session.county}, ${kind}, record, "on", at, division, tsv::tsvector
    from ${given(docs)}
    on conflict (county, kind, record) do update
      set "on" = excluded."on", at = excluded.at, division = excluded.division, tsv = excluded.tsv
      where (doc."on", doc.at, doc.division, doc.tsv) is distinct from (excluded."on", excluded.at, excluded.division, excluded.tsv)`)
}

const found = (county: string, kind: string, query: string): Sql =>
  sql`d.county = ${county} and d.kind = ${kind} and d.tsv @@ ${query}::tsquery`

/**
 * Records in which all keywords of `q` stand, for `o.id in (…)` beside filters of the caller's own table and the viewer's
 * reach over it; null where `q` has nothing to look for. All of them are found before the caller's rows are looked at
 * (`offset 0`: else PostgreSQL walks the caller's table and asks here row by row, seconds for a rare word). For a list
 * without filters use `newestFound`. Run the statement with `replan`.
 */
export const searchCondition = (county: string, kind: string, q: string): Sql<{ record: string }> | null => {
  const query = tsqueryOf(q)
  return query === null
    ? null
    : sql<{ record: string }>`select d.record from search.doc d where ${found(county, kind, query)} offset 0`
}

/**
 * Column of the index by which a viewer's reach is put as a condition (`visible(viewer, permission, docScope)`). Who handles a record
 * changes and does not stand here: a reach over organs is asked of the caller's own table, beside `searchCondition`.
 */
export const docScope = { division: 'd.division' } as const

/** Where a page of findings goes on: the last record shown. */
export interface FoundPlace {
  readonly on: string
  readonly at: string
  readonly record: string
}

export interface FoundQuery {
  readonly kind: string
  readonly q: string
  /** The viewer's reach over `docScope`. The index is outside row security: there is no search without it. */
  readonly within: Sql
  readonly limit: number
  readonly after?: FoundPlace | null
}

/** Documents that a phrase is looked for in one after the other before the index of words is asked: 2 ms. */
const walked = 1500

/**
 * The newest findings as a subquery `(record, "on", at)` to join, newest first. For one pair of characters PostgreSQL
 * knows how common it is and walks from the newest day or goes by the words. A phrase it takes for far rarer than it is,
 * so the newest documents are tried first, and the index of words where they do not fill the page. Null where `q` has
 * nothing to look for.
 */
export const newestFound = (county: string, { kind, q, within, limit, after }: FoundQuery): Sql<FoundPlace> | null => {
  const query = tsqueryOf(q)
  if (query === null) return null
  const place = after
    ? sql`(d."on", d.at, d.record) < (${after.on}::date, ${after.at}::timestamptz, ${after.record}::uuid)`
    : raw('true')
  const newest = raw('order by d."on" desc, d.at desc, d.record desc')
  const bySearch = (also: Sql): Sql<FoundPlace> => sql<FoundPlace>`
    select d.record, d."on", d.at from search.doc d where ${found(county, kind, query)} and ${within} and ${place} and ${also} ${newest} limit ${limit}`
  if (!query.includes(' ')) return bySearch(raw('true'))
  return sql<FoundPlace>`
    with walk as materialized (
      select d.record, d."on", d.at
      from (select d.* from search.doc d where d.county = ${county} and d.kind = ${kind} and ${place} ${newest} limit ${raw(String(walked))}) d
      where d.tsv @@ ${query}::tsquery and ${within} ${newest} limit ${limit})
    select walk.record, walk."on", walk.at from walk where (select count(*) from walk) >= ${limit}
    union all (${bySearch(sql`(select count(*) from walk) < ${limit}`)})`
}

/** How many are found, counted up to `most`. */
export const countFound = (
  county: string,
  { kind, q, within }: Pick<FoundQuery, 'kind' | 'q' | 'within'>,
  most: number,
): Sql<{ count: number }> | null => {
  const query = tsqueryOf(q)
  if (query === null) return null
  return {
    ...sql<{
      count: number
    }>`select count(*) from (select from search.doc d where ${found(county, kind, query)} and ${within} limit ${most}) as counted`,
    replan: true,
  }
}
