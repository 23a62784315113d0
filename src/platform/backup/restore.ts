import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { allOrNothing, asOwner } from '#platform/db/as-owner.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { foundation, hasCitus, stepsOf } from '#platform/db/migrate.ts'
import { readArchive } from './archive.ts'
import { hindrancesIn, tablesIn } from './catalogue.ts'
import { type CheckOptions, checkBackup, manifestOf, passOn, readThrough, type Seen } from './check-backup.ts'
import { type CopyIn, copyIn } from './copy.ts'
import { BackupError } from './errors.ts'
import type { FileStore } from './files.ts'
import type { Head, Manifest } from './format.ts'
import { schemasOf } from './schemas.ts'

export interface RestoreOptions extends CheckOptions {
  readonly config: DbConfig
  readonly stores?: readonly FileStore[]
  /** Takes the place of what is there; without it only an empty database takes a backup. */
  readonly replaces: boolean
  /** Tables whose rows a restored instance must not have again. */
  readonly without: readonly string[]
}

export interface Restored {
  readonly head: Head
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/** A table of a county that holds rows: the database is in use. What the program brings itself lies in tables without counties or under `*`. */
const tableInUse = async (client: pg.ClientBase, schemas: readonly string[]): Promise<string | undefined> => {
  for (const { name, hasCounty } of await tablesIn(client, schemas)) {
    if (!hasCounty) continue
    const { rows } = await client.query(`select from ${name} where county <> '*' limit 1`)
    if (rows.length > 0) return name
  }
  return undefined
}

const others = `select count(*)::int as count from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`

/** Connections that were closed just now take a moment to be gone. */
const refuseCompany = async (client: pg.ClientBase): Promise<void> => {
  for (let patience = 20; ; patience--) {
    const { count } = (await client.query(others)).rows[0] as { count: number }
    if (count === 0) return
    if (patience === 0) throw new BackupError('inUse', { count })
    await sleep(100)
  }
}

/** The schema as it was when the backup was made: the same statements, no further. */
export const buildSchema = async (
  client: pg.ClientBase,
  migrations: RestoreOptions['migrations'],
  done: Head['migrations'],
): Promise<void> => {
  for (const schema of schemasOf(migrations)) await client.query(`drop schema if exists ${schema} cascade`)
  for (const text of foundation) await client.query(text)
  const citus = await hasCitus(client)
  for (const one of migrations)
    for (const text of stepsOf(one, citus).slice(0, done[one.id] ?? 0)) await client.query(text)
}

const tableMember = /^tables\/(.+)\/\d+\.copy$/
const fileMember = /^files\/([a-z-]+)\/(.+)$/

/** Rows into their tables and files into their stores, in the order of the archive. */
const fill = async (client: pg.ClientBase, options: RestoreOptions, { tables }: Manifest): Promise<Manifest> => {
  const { file, keys, opening, stores = [], progress } = options
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns]))
  const seen: Seen[] = []
  let open: { readonly table: string; readonly copy: CopyIn } | undefined
  const into = async (table: string): Promise<CopyIn> => {
    if (open?.table === table) return open.copy
    await open?.copy.end()
    const copy = await copyIn(client, `copy ${table} (${columnsOf.get(table)?.join(', ')}) from stdin`)
    open = { table, copy }
    return copy
  }
  for await (const entry of readArchive(file, { opening, keys })) {
    progress?.(entry.at)
    const table = tableMember.exec(entry.name)?.[1]
    const [, storeName, fileName = ''] = fileMember.exec(entry.name) ?? []
    const store = stores.find(({ name }) => name === storeName)
    const take = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
      if (store) return store.write(fileName, body)
      if (table === undefined) return readThrough(body)
      const copy = await into(table)
      for await (const chunk of body) await copy.write(chunk)
    }
    seen.push(await passOn(entry, take))
  }
  await open?.copy.end()
  return manifestOf(seen, options)
}

const checkCounts = async (client: pg.ClientBase, { tables }: Manifest, file: string): Promise<void> => {
  for (const { name, rows } of tables) {
    const found = await client.query(`select count(*)::int as count from ${name}`)
    if ((found.rows[0] as { count: number }).count !== rows) throw new BackupError('damaged', { file, reason: name })
  }
}

const load = async (client: pg.ClientBase, options: RestoreOptions, expected: Manifest): Promise<Manifest> => {
  const { migrations, without, file } = options
  const schemas = schemasOf(migrations)
  await buildSchema(client, migrations, expected.head.migrations)
  const tables = await tablesIn(client, schemas)
  // Rows that migrations themselves put in are in the backup too, perhaps changed since.
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  const hindrances = await hindrancesIn(client, schemas)
  for (const { drop } of hindrances.toReversed()) await client.query(drop)
  const manifest = await fill(client, options, expected)
  await checkCounts(client, manifest, file)
  const there = new Set(tables.map(({ name }) => name))
  for (const table of without.filter((name) => there.has(name))) await client.query(`delete from ${table}`)
  for (const { make } of hindrances) await client.query(make)
  return manifest
}

/**
 * Brings a backup in. The file is read to its end and checked before the database is asked for anything; then everything happens in one
 * transaction, so that what was there stays whatever goes wrong. Leaves the schema at the backup's own state: migrate afterwards.
 * Throws BackupError.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Restored> => {
  const { config, migrations, replaces } = options
  const expected = await checkBackup(options)
  return asOwner(config, async (client) => {
    await refuseCompany(client)
    const { head, tables, members } = await allOrNothing(client, async () => {
      await client.query('set local lock_timeout = 30000')
      await client.query('select pg_advisory_xact_lock(411624)') // no migration meanwhile
      const used = replaces ? undefined : await tableInUse(client, schemasOf(migrations))
      if (used !== undefined) throw new BackupError('notEmpty', { table: used })
      return load(client, options, expected)
    })
    await client.query('analyze')
    return {
      head,
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      files: members.filter(({ name }) => fileMember.test(name)).length,
    }
  })
}
