import { sealedColumns } from '#platform/crypto/sealed-columns.ts'
import type { ScanState } from '#kernel/file-kind.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Taken } from '../spec/contract.ts'

/** Whose a file is until a record takes it: a log-in's, or the submission's of a citizen (by the id of the record that it will make). */
export type Sender = { readonly login: string } | { readonly meantFor: string }

export interface FileRow {
  readonly id: string
  readonly at: string
  readonly sha256: string
  readonly size: number
  readonly type: string
  /** Sealed: what people call their files names people. null once it is erased. */
  readonly name: string | null
  readonly scanned: ScanState
  readonly login: string | null
  readonly meantFor: string | null
  readonly kind: string | null
  readonly record: string | null
  readonly erasedAt: string | null
}

const bindingOf = (county: string, id: string): string => `${county}/files.file/${id}`

export const takenOf = ({ keys, county }: Session, row: FileRow): Taken => ({
  id: row.id,
  name: row.name === null ? '' : openField(keys, row.name, bindingOf(county, row.id)),
  size: row.size,
  type: row.type,
  sha256: row.sha256,
  scanned: row.scanned,
  isErased: row.erasedAt !== null,
})

const columns = 'id, at, sha256, size, type, name, scanned, login, meant_for, kind, record, erased_at'

export const rowsWhere = (session: Session, condition: Sql, lock: '' | 'for update' = ''): Promise<FileRow[]> =>
  session.all(
    sql<FileRow>`select ${raw(columns)} from files.file where county = ${session.county} and ${condition} order by at, id ${raw(lock)}`,
  )

export const fileById = async (session: Session, id: string): Promise<FileRow | undefined> =>
  (await rowsWhere(session, sql`id = ${id}`))[0]

/** Whoever keeps and whoever lets go a content wait for each other: a file is never without what it is. */
export const lockContent = (session: Session, sha256: string): Promise<unknown> =>
  session.one(sql`select pg_advisory_xact_lock(hashtextextended(${`${session.county}/${sha256}`}, 0))`)

/** Whoever removes what no row speaks of is alone with the store: the row of what comes just then may not be there yet. */
export const lockStore = (session: Session, how: 'shared' | 'alone'): Promise<unknown> =>
  session.one(
    sql`select ${raw(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')}(hashtextextended('files.store', 0))`,
  )

interface NewFile {
  readonly id: string
  readonly at: Date
  readonly sha256: string
  readonly size: number
  readonly type: string
  readonly name: string
  readonly scanned: ScanState
  readonly sender: Sender
}

export const keepFile = async (session: Session, file: NewFile): Promise<FileRow | undefined> => {
  const { keys, county } = session
  const [login, meantFor] = 'login' in file.sender ? [file.sender.login, null] : [null, file.sender.meantFor]
  await session.one(sql`
    insert into files.file (county, id, at, sha256, size, type, name, scanned, login, meant_for)
    values (${county}, ${file.id}, ${file.at.toISOString()}, ${file.sha256}, ${file.size}, ${file.type},
      ${sealField(keys, file.name, bindingOf(county, file.id))}, ${file.scanned}, ${login}, ${meantFor})
    on conflict (county, id) do nothing`)
  return fileById(session, file.id)
}

const letGoWhere = async (session: Session, condition: Sql): Promise<string[]> => {
  const gone = await session.all(sql<{ sha256: string }>`
    delete from files.file where county = ${session.county} and record is null and ${condition} returning sha256`)
  return [...new Set(gone.map(({ sha256 }) => sha256))]
}

/**
 * Lets go files that no record took, and answers their contents. Said twice on purpose: a file that a record takes while this waits for it
 * is read anew by the outer condition only, and stays.
 */
export const letGo = (session: Session, before: Date, limit: number): Promise<string[]> =>
  letGoWhere(
    session,
    sql`id in (select id from files.file where county = ${session.county} and record is null and at < ${before.toISOString()} order by at limit ${limit})`,
  )

/** The same of what a submission has brought, infected files too. */
export const letGoBroughtBy = (session: Session, record: string): Promise<string[]> =>
  letGoWhere(session, sql`meant_for = ${record}`)

/** Whether a file has this content. What is erased counts until `removeErased` has looked whether its record says so too. */
export const isKept = async (session: Session, sha256: string): Promise<boolean> =>
  (await session.one(
    sql`select 1 from files.file where county = ${session.county} and sha256 = ${sha256} and not is_removed limit 1`,
  )) !== undefined

export const hasLiving = async (session: Session, sha256: string): Promise<boolean> =>
  (await session.one(
    sql`select 1 from files.file where county = ${session.county} and sha256 = ${sha256} and erased_at is null limit 1`,
  )) !== undefined

export interface Content {
  readonly sha256: string
  readonly id: string
  readonly kind: string | null
  readonly record: string | null
}

/** Every content of the county once, from the first after `after` on, with one file that has it: for who looks whether all of it is there, and what else is. */
export const contentsAfter = (session: Session, after: string, limit: number): Promise<Content[]> =>
  session.all(sql<Content>`
    select distinct on (sha256) sha256, id, kind, record from files.file
    where county = ${session.county} and sha256 > ${after} and not is_removed order by sha256, record nulls last limit ${limit}`)

/** Values sealed to their row: one moved to another row does not open. */
export const sealedNames = sealedColumns({
  table: 'files.file',
  columns: ['name'],
  holds: 'Names that people give their files',
  key: ['id'],
  bindingOf: (county, { id = '' }) => bindingOf(county, id),
})

/** How many files a submission has brought, quarantined ones too: trying again is bounded as well. */
export const countMeantFor = async (session: Session, record: string): Promise<number> =>
  (
    await session.one(
      sql<{
        n: number
      }>`select count(*)::int as n from files.file where county = ${session.county} and meant_for = ${record}`,
    )
  )?.n ?? 0
