import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { csvLine, csvStart } from '#kernel/csv.ts'
import { Problem } from '#kernel/problem.ts'
import { sealOf } from '#platform/backup/format.ts'
import { schemasOf } from '#platform/backup/schemas.ts'
import { openField } from '#platform/crypto/field.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { SealedColumns } from '#platform/crypto/sealed-columns.ts'
import { travellingKeys } from '#platform/custody/field-keys.ts'
import { asOwner } from '#platform/db/as-owner.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { ledgerOf, type Migration } from '#platform/db/migrate.ts'
import type { Sql } from '#platform/db/sql.ts'
import type { Blobs } from '#platform/files/blobs.ts'
import { countyTables, isFlat, jsonSchemaOf, type TableShape } from './columns.ts'
import { about, ExportError } from './errors.ts'
import { contentOf, type ExportManifest, names, plain, recordsOf } from './format.ts'

export interface ExportOptions {
  readonly config: DbConfig
  readonly migrations: readonly Migration[]
  readonly keys: Keys
  readonly county: ExportManifest['county']
  readonly dir: string
  readonly product: string
  readonly now: Date
  /** Tables that let somebody log in; they stay here. */
  readonly without: readonly string[]
  /** Columns of that kind in tables that go, by table. */
  readonly blanked: Readonly<Record<string, readonly string[]>>
  /** Opened too, into files of their own; empty where no release was taken. */
  readonly opened: readonly SealedColumns[]
  /** Further files of JSON, by their names. */
  readonly documents: Readonly<Record<string, unknown>>
  readonly blobs: Blobs
  /** Hashes of the county's contents of files. */
  readonly contents: (county: string) => Sql<{ sha256: string }>
  readonly progress?: (line: string) => void
}

type Row = Readonly<Record<string, unknown>>

/** Writes a folder and keeps the digest of each of its files. */
const folderOf = (root: string) => {
  const files: { name: string; sha256: string }[] = []
  return {
    files,
    async open(name: string) {
      await mkdir(join(root, dirname(name)), { recursive: true, mode: 0o700 })
      const handle: FileHandle = await open(join(root, name), 'wx', 0o600)
      const hash: Hash = createHash('sha256')
      return {
        async write(piece: string | Uint8Array) {
          hash.update(piece)
          await handle.writeFile(piece)
        },
        async close() {
          await handle.sync()
          await handle.close()
          const sha256 = hash.digest('hex')
          files.push({ name, sha256 })
          return sha256
        },
      }
    },
    async put(name: string, text: string) {
      const file = await this.open(name)
      await file.write(text)
      await file.close()
    },
  }
}
type Folder = ReturnType<typeof folderOf>

const page = 1000

/** Rows of a county in pages, each as the database writes it in JSON: no number and no instant passes through a type of ours. */
const pagesOf = async function* (
  client: pg.ClientBase,
  { name, columns }: TableShape,
  county: string,
  blanked: readonly string[],
): AsyncGenerator<string[]> {
  const listed = columns.map((column) =>
    blanked.includes(column.name) ? `null::${column.type} as "${column.name}"` : `"${column.name}"`,
  )
  const order = columns.some((column) => column.name === 'id') ? ' order by id' : ''
  const key = pg.escapeLiteral(county)
  await client.query(
    `declare lines no scroll cursor for select to_jsonb(t)::text as line
     from (select ${listed.join(', ')} from ${name} where county = ${key}${order}) t`,
  )
  for (;;) {
    const { rows } = await client.query(`fetch ${page} from lines`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line as string)
  }
  await client.query('close lines')
}

const flatCell = (value: unknown): string | number | null =>
  typeof value === 'number' || typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : null

const openedRow = (row: Row, { columns, bindingOf }: SealedColumns, county: string, keys: Keys): string | undefined => {
  const bound = bindingOf(county, { id: String(row['id']) })
  const opened = columns.flatMap((column) => {
    const value = row[column]
    return typeof value === 'string' && value !== '' ? [[column, openField(keys, value, bound)] as const] : []
  })
  return opened.length === 0 ? undefined : `${JSON.stringify({ id: row['id'], ...Object.fromEntries(opened) })}\n`
}

const writeTable = async (
  client: pg.ClientBase,
  folder: Folder,
  table: TableShape,
  { county, blanked, opened, keys, progress }: ExportOptions,
): Promise<ExportManifest['tables'][number]> => {
  const { name, columns } = table
  progress?.(name)
  const flat = columns.filter(isFlat)
  const sealed = opened.find((one) => one.table === name)
  await folder.put(`schema/${plain(name)}.schema.json`, `${JSON.stringify(jsonSchemaOf(table), null, 2)}\n`)
  const records = await folder.open(recordsOf(name))
  const csv = await folder.open(`csv/${plain(name)}.csv`)
  const personal = sealed && (await folder.open(`personal/${plain(name)}.jsonl`))
  await csv.write(csvStart + csvLine(flat.map((column) => column.name)))
  let rows = 0
  for await (const lines of pagesOf(client, table, county.key, blanked[name] ?? [])) {
    rows += lines.length
    const read = lines.map((line) => JSON.parse(line) as Row)
    await records.write(`${lines.join('\n')}\n`)
    await csv.write(read.map((row) => csvLine(flat.map((column) => flatCell(row[column.name])))).join(''))
    if (personal && sealed)
      await personal.write(read.map((row) => openedRow(row, sealed, county.key, keys) ?? '').join(''))
  }
  for (const file of [records, csv, personal]) await file?.close()
  return { name, columns: columns.map((column) => column.name), rows }
}

/** Every content as whoever may read it would get it, proved while it is read. */
const writeContents = async (
  folder: Folder,
  hashes: readonly string[],
  { county, blobs, progress }: ExportOptions,
): Promise<ExportManifest['contents']> => {
  const contents: ExportManifest['contents'] = []
  for (const sha256 of hashes) {
    progress?.(`${contents.length + 1}/${hashes.length} ${contentOf(sha256)}`)
    const pieces = await blobs.read(county.key, sha256).catch((error: unknown) => {
      throw error instanceof Problem ? new ExportError('contentLost', { sha256 }) : error
    })
    const file = await folder.open(contentOf(sha256))
    let size = 0
    for await (const piece of pieces) {
      await file.write(piece)
      size += piece.length
    }
    if ((await file.close()) !== sha256) throw new ExportError('contentLost', { sha256 })
    contents.push({ sha256, size })
  }
  return contents
}

const writeAll = async (client: pg.ClientBase, root: string, options: ExportOptions): Promise<ExportManifest> => {
  const { county, keys, migrations, product, now, without, documents } = options
  const folder = folderOf(root)
  await client.query('begin isolation level repeatable read read only')
  const ledger = await ledgerOf(client)
  const fieldKeys = await travellingKeys(client)
  const tables: ExportManifest['tables'] = []
  for (const table of await countyTables(client, schemasOf(migrations)))
    if (!without.includes(table.name)) tables.push(await writeTable(client, folder, table, options))
  const { text: asked, values } = options.contents(county.key)
  const { rows: named } = await client.query<{ sha256: string }>(asked, [...values])
  await client.query('commit')
  const hashes = named.map(({ sha256 }) => sha256)
  const contents = await writeContents(folder, hashes, options)
  for (const [name, document] of Object.entries(documents))
    await folder.put(name, `${JSON.stringify(document, null, 2)}\n`)
  const madeAt = now.toISOString()
  await folder.put(names.about, about({ name: county.name, county: county.key, madeAt, product, key: keys.id }))
  const manifest: ExportManifest = {
    format: 1,
    product,
    key: keys.id,
    madeAt,
    county,
    migrations: ledger,
    tables,
    fieldKeys,
    contents,
    files: [...folder.files],
  }
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  await folder.put(names.manifest, text)
  await folder.put(names.seal, `${sealOf(keys, Buffer.from(text)).toString('hex')}\n`)
  return manifest
}

/**
 * Writes all of a county into a folder in open formats, in one snapshot. The folder appears under its name when it is whole. Sealed
 * values stay sealed but for those in `opened`. Throws ExportError `exists`.
 */
export const writeExport = async (options: ExportOptions): Promise<ExportManifest> => {
  const { config, dir } = options
  if (existsSync(dir)) throw new ExportError('exists', { dir })
  const draft = `${dir}.${process.pid}.part`
  return asOwner(config, async (client) => {
    try {
      await mkdir(draft, { recursive: true, mode: 0o700 })
      const manifest = await writeAll(client, draft, options)
      await rename(draft, dir)
      return manifest
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      throw error
    }
  })
}
