import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { FileItem } from '../spec/contract.ts'
import { type FileRow, rowsWhere, takenOf } from './store.ts'

/** How a record names a file that hangs on it, so that its event seals what the file is: id and SHA-256 of the content. */
const hungAs = ({ id, sha256 }: Pick<FileRow, 'id' | 'sha256'>): string => `${id}:${sha256}`

/** The same of all files that a record takes together. */
export const hungOrNone = (rows: readonly FileRow[]): readonly string[] | null =>
  rows.length > 0 ? rows.map(hungAs) : null

export const idOfHung = (hung: string): string => hung.slice(0, hung.indexOf(':'))

/** Files that are about to be taken, locked, so that no two records take one. */
export const filesToTake = async (session: Session, ids: readonly string[] | undefined): Promise<FileRow[]> =>
  ids === undefined || ids.length === 0
    ? []
    : rowsWhere(session, sql`id = any(${[...ids]}::uuid[]) and scanned <> 'quarantined'`, 'for update')

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

/** Files of a record: those that its columns name, and those that were erased. */
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
  const items = new Map(rows.map((row) => [row.id, itemOf(session, row)]))
  return {
    of: (hung) => (hung ?? []).flatMap((one) => items.get(idOfHung(one)) ?? []),
    erased: rows.filter(({ id }) => !ids.includes(id)).map((row) => itemOf(session, row)),
  }
}

/** Erases files that hang on a record: out of reach at once, their contents removed by `removeErased`. */
export const eraseHung = (county: string, record: string, ids: readonly string[]): Sql =>
  sql`update files.file set erased_at = now(), name = null
    where county = ${county} and record = ${record} and id = any(${[...ids]}::uuid[]) and erased_at is null`

export const erasedContents = async (session: Session, limit: number): Promise<string[]> =>
  (
    await session.all(
      sql<{
        sha256: string
      }>`select distinct sha256 from files.file where county = ${session.county} and erased_at is not null and not is_removed limit ${limit}`,
    )
  ).map(({ sha256 }) => sha256)

export const markRemoved = (session: Session, contents: readonly string[]): Promise<unknown> =>
  session.one(
    sql`update files.file set is_removed = true where county = ${session.county} and erased_at is not null and sha256 = any(${[...contents]}::text[])`,
  )
