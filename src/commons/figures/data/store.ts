import type { Dimension, Figure } from '#kernel/figure.ts'
import type { Snapped } from '#platform/db/kept/while-unchanged.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'

/** What is counted: days (both included) and townships, null for the whole county. */
export interface Span {
  readonly from: string
  readonly to: string
  readonly townships: readonly string[] | null
}

export interface CountedRow {
  readonly keys: readonly (string | null)[]
  /** Short name of the division, where the key is one. */
  readonly places: readonly (string | null)[]
  readonly value: number
}

export interface Counted extends Snapped {
  readonly rows: readonly CountedRow[]
}

/** The one query that value, breakdown and records come from. */
const counted = (session: Session, figure: Figure, { from, to, townships }: Span): Sql => ({
  text: figure.rows,
  values: [session.county, from, to, townships],
})

const place = (session: Session, { names }: Dimension, index: number): Sql =>
  names === 'division'
    ? sql`(select d.short_name from divisions.name d where d.county = ${session.county} and d.code = g.k${raw(String(index))})`
    : raw('null::text')

/** Counts a figure by its dimensions, in the order of their keys: rows add up to the value, and are never ranked. */
export const countFigure = async (
  session: Session,
  figure: Figure,
  span: Span,
  by: readonly Dimension[],
): Promise<Counted> => {
  const keys = by.map(({ key }, index) => sql`(${raw(key)})::text as k${raw(String(index))}`)
  const columns = raw(by.map((_, index) => `g.k${index}`).join(', '))
  const groups = by.length === 0 ? raw('') : sql`group by ${raw(by.map((_, index) => String(index + 1)).join(', '))}`
  const list = (pieces: readonly Sql[]): Sql =>
    pieces.length === 0 ? raw(`'[]'::jsonb`) : sql`jsonb_build_array(${join(pieces, ', ')})`
  const found = await session.one({
    ...sql<Counted>`
      select pg_current_snapshot()::text as snapshot, coalesce((
        select jsonb_agg(jsonb_build_object('keys', ${list(by.map((_, index) => raw(`g.k${index}`)))}, 'places', ${list(by.map((one, index) => place(session, one, index)))}, 'value', g.value)
          ${by.length === 0 ? raw('') : sql`order by ${columns}`})
        from (select ${join([...keys, raw('count(*) as value')], ', ')} from (${counted(session, figure, span)}) r ${groups}) g
      ), '[]'::jsonb) as rows`,
    replan: true,
  })
  return found ?? { snapshot: '', rows: [] }
}

export interface CountedRecord {
  readonly id: string
  readonly on: string
  readonly number: string | null
  readonly title: string
  readonly place: string | null
  readonly organ: string | null
  readonly note: string | null
}

export interface RecordsQuery {
  readonly span: Span
  readonly where: readonly { readonly dimension: Dimension; readonly key: string | null }[]
  /** Part of the title. */
  readonly q?: string | undefined
  readonly limit: number
  readonly after: { readonly on: string; readonly id: string } | null
}

/** The records counted, the latest first, one more than `limit` when there are more; and their number, counted up to 1,001. */
export const countedRecords = async (
  session: Session,
  figure: Figure,
  { span, where, q, limit, after }: RecordsQuery,
): Promise<{ rows: CountedRecord[]; count: number }> => {
  const rows = counted(session, figure, span)
  const all = join(
    [
      raw('true'),
      ...where.map(({ dimension, key }) => sql`(${raw(dimension.key)})::text is not distinct from ${key}::text`),
      ...(q?.trim() ? [sql`strpos(lower(r.title), ${q.trim().toLowerCase()}) > 0`] : []),
    ],
    ' and ',
  )
  const further = after ? sql`and (r."on", r.id) < (${after.on}::date, ${after.id}::uuid)` : raw('')
  const [page, total] = await Promise.all([
    session.all({
      ...sql<CountedRecord>`
        select r.id, r."on", r.number, r.title, r.place, r.organ, r.note from (${rows}) r
        where ${all} ${further} order by r."on" desc, r.id desc limit ${limit + 1}`,
      replan: true,
    }),
    session.one({
      ...sql<{ count: number }>`select count(*) from (select from (${rows}) r where ${all} limit 1001) as counted`,
      replan: true,
    }),
  ])
  return { rows: page, count: total?.count ?? 0 }
}
