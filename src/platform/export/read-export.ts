import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { isSealedBy } from '#platform/backup/format.ts'
import { schemasOf } from '#platform/backup/schemas.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { SealedColumns } from '#platform/crypto/sealed-columns.ts'
import { hearKeys, keptKeys, takeKeysIn } from '#platform/custody/field-keys.ts'
import { countByKey } from '#platform/custody/reseal.ts'
import { allOrNothing, asOwner } from '#platform/db/as-owner.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { ledgerOf, type Migration } from '#platform/db/migrate.ts'
import type { Sql } from '#platform/db/sql.ts'
import { type Blobs, sha256Of } from '#platform/files/blobs.ts'
import { countyTables } from './columns.ts'
import { ExportError } from './errors.ts'
import { contentOf, type ExportManifest, manifestSchema, names, recordsOf } from './format.ts'

export interface CountyImportOptions {
  readonly config: DbConfig
  readonly migrations: readonly Migration[]
  readonly keys: Keys
  readonly dir: string
  readonly sealed: readonly SealedColumns[]
  readonly now: Date
  readonly blobs: Blobs
  /** Hashes of a county's contents of files. */
  readonly contents: (county: string) => Sql<{ sha256: string }>
  /** What enters the county among those served, in the same transaction. */
  readonly enter: (county: ExportManifest['county']) => Sql
  readonly progress?: (line: string) => void
}

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** The list of an export, held against every file of it. */
const checked = async ({ dir, keys }: CountyImportOptions): Promise<ExportManifest> => {
  const [listed, seal] = [join(dir, names.manifest), join(dir, names.seal)]
  if (!existsSync(listed) || !existsSync(seal)) throw new ExportError('notExport', { dir })
  const bytes = readFileSync(listed)
  const { data: manifest } = manifestSchema.safeParse(JSON.parse(bytes.toString('utf8')))
  if (!manifest) throw new ExportError('notExport', { dir })
  if (!isSealedBy(keys, bytes, readFileSync(seal, 'utf8')))
    throw new ExportError('forged', { ours: keys.id, theirs: manifest.key })
  for (const { name, sha256 } of manifest.files)
    if (!existsSync(join(dir, name)) || (await digestOf(join(dir, name))) !== sha256)
      throw new ExportError('damaged', { file: name })
  return manifest
}

const isSame = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([id, done]) => other[id] === done)

const refuse = async (
  client: pg.ClientBase,
  { migrations }: CountyImportOptions,
  { county, product, ...exported }: ExportManifest,
): Promise<void> => {
  const ledger = await ledgerOf(client)
  if (!isSame(ledger, exported.migrations)) throw new ExportError('otherVersion', { product })
  for (const { name } of await countyTables(client, schemasOf(migrations))) {
    const { rows } = await client.query(`select from ${name} where county = $1 limit 1`, [county.key])
    if (rows.length > 0) throw new ExportError('countyThere', { county: county.key, table: name })
  }
}

interface Reference {
  readonly child: string
  readonly parent: string
}

const referencesIn = async (client: pg.ClientBase, schemas: readonly string[]): Promise<readonly Reference[]> => {
  const { rows } = await client.query<Reference>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text = any($1)`,
    [schemas],
  )
  return rows
}

type Tables = ExportManifest['tables']

/** Tables in an order in which no row comes before the one of another table that it refers to. */
const parentsFirst = (tables: Tables, references: readonly Reference[]): Tables => {
  const ordered: Tables[number][] = []
  let left = tables
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const waits = ({ name }: Tables[number]): boolean =>
      references.some(({ child, parent }) => child === name && parent !== name && waiting.has(parent))
    const ready = left.filter((one) => !waits(one))
    if (ready.length === 0) throw new Error(`tables refer to each other in a ring: ${[...waiting].join(', ')}`)
    ordered.push(...ready)
    left = left.filter(waits)
  }
  return ordered
}

/** Lines end at a line feed only: readline would also break at U+2028, which a text may hold. */
const linesOf = async function* (file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const parts = (rest + (chunk as string)).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}

const batch = 500

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ')

const fill = async (client: pg.ClientBase, file: string, name: string, columns: readonly string[]): Promise<number> => {
  const listed = quoted(columns)
  const text = `insert into ${name} (${listed}) select ${listed} from jsonb_populate_recordset(null::${name}, $1::jsonb)`
  let rows = 0
  let lines: string[] = []
  const flush = async (): Promise<void> => {
    if (lines.length > 0) rows += (await client.query(text, [`[${lines.join(',')}]`])).rowCount ?? 0
    lines = []
  }
  for await (const line of linesOf(file)) {
    lines.push(line)
    if (lines.length >= batch) await flush()
  }
  await flush()
  return rows
}

/** Rows that refer to others of their own table go in all by one statement, behind which their references are asked for. */
const fillAtOnce = async (
  client: pg.ClientBase,
  file: string,
  name: string,
  columns: readonly string[],
): Promise<number> => {
  const listed = quoted(columns)
  await client.query(`create temporary table incoming on commit drop as select ${listed} from ${name} with no data`)
  await fill(client, file, 'incoming', columns)
  const { rowCount } = await client.query(`insert into ${name} (${listed}) select ${listed} from incoming`)
  await client.query('drop table incoming')
  return rowCount ?? 0
}

/** The server works on for the other counties meanwhile: nothing here takes more than its own rows. */
const fillAll = async (
  client: pg.ClientBase,
  { dir, migrations, progress }: CountyImportOptions,
  { tables }: ExportManifest,
): Promise<void> => {
  const references = await referencesIn(client, schemasOf(migrations))
  const own = new Set(references.filter(({ child, parent }) => child === parent).map(({ child }) => child))
  for (const { name, columns, rows } of parentsFirst(tables, references)) {
    progress?.(name)
    const file = recordsOf(name)
    const done = await (own.has(name) ? fillAtOnce : fill)(client, join(dir, file), name, columns)
    if (done !== rows) throw new ExportError('damaged', { file })
  }
}

/** Whatever came sealed can be opened here, or nothing of it comes. */
const refuseUnknownKeys = async (
  client: pg.ClientBase,
  { keys, sealed }: CountyImportOptions,
  county: string,
): Promise<void> => {
  for (const id of Object.keys(await countByKey(client, sealed, county)))
    if (id !== '' && !keys.ring.find(id)) throw new ExportError('keyUnknown', { key: id })
}

/**
 * Contents lie in the store, and are what they were, before a record that names them counts. A try that fails leaves only contents that
 * the next one puts again.
 */
const putContents = async (
  { dir, blobs, progress }: CountyImportOptions,
  { county, contents }: ExportManifest,
): Promise<void> => {
  for (const { sha256, size } of contents) {
    progress?.(contentOf(sha256))
    const bytes = await readFile(join(dir, contentOf(sha256)))
    if (bytes.length !== size || sha256Of(bytes) !== sha256)
      throw new ExportError('damaged', { file: contentOf(sha256) })
    await blobs.put(county.key, sha256, bytes)
    if ((await blobs.check(county.key, sha256)) !== 'whole') throw new ExportError('contentNotKept', { sha256 })
  }
}

const refuseMissingContents = async (
  client: pg.ClientBase,
  { contents: asked }: CountyImportOptions,
  { county, contents }: ExportManifest,
): Promise<void> => {
  const { text, values } = asked(county.key)
  const { rows } = await client.query<{ sha256: string }>(text, [...values])
  const listed = new Set(contents.map(({ sha256 }) => sha256))
  for (const { sha256 } of rows) if (!listed.has(sha256)) throw new ExportError('contentMissing', { sha256 })
}

/**
 * Makes an exported county anew, in one transaction, with its ids, events, chain, keys of sealed fields and contents of files. Needs the
 * exporter's key and its very schema, and an instance that does not have the county. Throws ExportError.
 */
export const importCounty = async (options: CountyImportOptions): Promise<ExportManifest> => {
  const { config, keys, now, enter } = options
  const manifest = await checked(options)
  return asOwner(config, async (client) => {
    await refuse(client, options, manifest)
    // It may take hours: a server that starts or is upgraded meanwhile waits for none of it.
    await putContents(options, manifest)
    await allOrNothing(client, async () => {
      await client.query('select pg_advisory_xact_lock(411624)') // no migration meanwhile
      await refuse(client, options, manifest)
      await takeKeysIn(client, manifest.fieldKeys, now)
      hearKeys(keys, await keptKeys(client))
      const { text, values } = enter(manifest.county)
      await client.query(text, [...values])
      await fillAll(client, options, manifest)
      await refuseUnknownKeys(client, options, manifest.county.key)
      await refuseMissingContents(client, options, manifest)
    })
    return manifest
  })
}
