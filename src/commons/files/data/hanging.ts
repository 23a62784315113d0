import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { FileItem } from '../spec/contract.ts'
import { type FileRow, rowsWhere, takenOf } from './store.ts'

/** How a record names a file that hangs on it, so that its event seals what the file is: id and SHA-256 of the content. */
export const hungAs = ({ id, sha256 }: Pick<FileRow, 'id' | 'sha256'>): string => `${id}:${sha256}`

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

/** What a record names, in the order in which it does. */
export const hungFiles = async (session: Session, hung: readonly string[] | null): Promise<FileItem[]> => {
  if (hung === null || hung.length === 0) return []
  const ids = hung.map(idOfHung)
  const rows = await rowsWhere(session, sql`id = any(${ids}::uuid[])`)
  return rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)).map((row) => itemOf(session, row))
}
