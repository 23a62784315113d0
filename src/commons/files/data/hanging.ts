import type { Ports } from '#platform/action/ports.ts'
import { rowById } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { FileItem } from '../spec/contract.ts'
import { hungAs, idOfHung } from '../spec/hung.ts'
import { type FileRow, rowsWhere, takenOf } from './store.ts'

/** How a record names all files that a record takes together. */
export const hungOrNone = (rows: readonly FileRow[]): readonly string[] | null =>
  rows.length > 0 ? rows.map(hungAs) : null

/** Files that are about to be taken, in the order in which they were chosen; locked, so that no two records take one. */
export const filesToTake = async (session: Session, ids: readonly string[] = []): Promise<FileRow[]> => {
  if (ids.length === 0) return []
  const rows = await rowsWhere(session, sql`id = any(${[...ids]}::uuid[]) and scanned <> 'quarantined'`, 'for update')
  return rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

/** Those that a submission brought along. */
export const filesMeantFor = (session: Session, record: string): Promise<FileRow[]> =>
  rowsWhere(session, sql`meant_for = ${record} and scanned <> 'quarantined'`)

/** Hangs files on the record that takes them. */
export const hangOn = (county: string, kind: string, record: string, ids: readonly string[]): Sql =>
  sql`update files.file set kind = ${kind}, record = ${record} where county = ${county} and id = any(${[...ids]}::uuid[]) and record is null`

export const itemOf = (session: Session, row: FileRow): FileItem => {
  const { sha256: _, ...item } = takenOf(session, row)
  return item
}

interface Hung {
  /** What a column of the record names, in the order in which it does. */
  readonly of: (hung: readonly string[] | null) => FileItem[]
  /** Tombstones of what the record named before. */
  readonly erased: readonly FileItem[]
}

/** Files of a record: those that its columns name, whatever their rows say of erasure (an act that erases takes the name too), and those that were erased. */
export const hungFiles = async (
  session: Session,
  record: string,
  ...columns: readonly (readonly string[] | null)[]
): Promise<Hung> => {
  const ids = columns.flatMap((hung) => (hung ?? []).map(idOfHung))
  const rows = await rowsWhere(
    session,
    sql`(id = any(${ids}::uuid[]) or (record = ${record} and erased_at is not null))`,
  )
  const items = new Map(rows.map((row) => [row.id, { ...itemOf(session, row), isErased: false }]))
  return {
    of: (hung) => (hung ?? []).flatMap((one) => items.get(idOfHung(one)) ?? []),
    erased: rows.filter(({ id }) => !ids.includes(id)).map((row) => itemOf(session, row)),
  }
}

/** Erases files that hang on a record: out of reach at once, their contents removed by `removeErased`. */
export const eraseHung = (county: string, record: string, ids: readonly string[]): Sql =>
  sql`update files.file set erased_at = now(), name = null
    where county = ${county} and record = ${record} and id = any(${[...ids]}::uuid[]) and erased_at is null`

/** Contents of tombstones that still lie in the store, from the first behind `after` on. */
export const erasedContents = async (session: Session, after: string, limit: number): Promise<string[]> =>
  (
    await session.all(
      sql<{ sha256: string }>`select distinct sha256 from files.file
        where county = ${session.county} and erased_at is not null and not is_removed and sha256 > ${after} order by sha256 limit ${limit}`,
    )
  ).map(({ sha256 }) => sha256)

export const tombstonesOf = (session: Session, sha256: string): Promise<FileRow[]> =>
  rowsWhere(session, sql`sha256 = ${sha256} and erased_at is not null`)

/** Those that were looked at: another that was erased meanwhile waits for its own look. */
export const markRemoved = (session: Session, files: readonly Pick<FileRow, 'id'>[]): Promise<unknown> =>
  session.one(
    sql`update files.file set is_removed = true
      where county = ${session.county} and erased_at is not null and id = any(${files.map(({ id }) => id)}::uuid[])`,
  )

/** What the record that a file hangs on names by the file's id: sealed by the record's events, as the file's own row is not. */
export const namedByRecord = async (
  session: Session,
  { keeperOf }: Pick<Ports, 'keeperOf'>,
  { id, kind, record }: Pick<FileRow, 'id' | 'kind' | 'record'>,
): Promise<string | undefined> => {
  const keeper = kind === null ? undefined : keeperOf(kind)
  const row = keeper && record !== null ? await rowById(session, keeper, record) : undefined
  return row && keeper?.hung?.(row).find((one) => idOfHung(one) === id)
}
