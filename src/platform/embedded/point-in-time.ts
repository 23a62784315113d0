import { type Dirent, existsSync } from 'node:fs'
import { appendFile, copyFile, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from './connection.ts'
import { EmbeddedError } from './errors.ts'

/** What a running cluster holds for itself only (PostgreSQL 18 manual, 25.3.4.3). */
const emptied: ReadonlySet<string> = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const isPassing = (name: string): boolean => /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*)$/.test(name)

/** A file that goes while it is copied belonged to something dropped meanwhile: the log knows. */
const unlessGone = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error
}

const copyDurably = async (from: string, to: string): Promise<void> => {
  await copyFile(from, to)
  const handle = await open(to, 'r+')
  await handle.sync()
  await handle.close()
}

const copyFolder = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { mode: 0o700 })
  const entries: Dirent[] = await readdir(from, { withFileTypes: true })
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (isPassing(entry.name)) continue
    if (!entry.isDirectory()) await copyDurably(source, target).catch(unlessGone)
    else if (emptied.has(entry.name)) await mkdir(target, { mode: 0o700 })
    else await copyFolder(source, target)
  }
}

/**
 * Copies a running cluster into a new folder, from which any later moment can be reached with the archived log. Throws EmbeddedError
 * where nothing is archived or the folder is there already.
 */
export const copyCluster = async (config: Connection, cluster: string, out: string): Promise<void> => {
  if (existsSync(out)) throw new EmbeddedError('start-failed', 'folderThere', { where: out })
  const client = new pg.Client({ ...config, database: 'postgres' })
  client.on('error', () => {}) // the statement under way fails with it
  await client.connect()
  try {
    const { rows } = await client.query('show archive_mode')
    if ((rows[0] as { archive_mode: string }).archive_mode !== 'on')
      throw new EmbeddedError('start-failed', 'noArchive')
    await client.query("select pg_backup_start('luzhi', true)")
    await copyFolder(cluster, out)
    const stopped = await client.query('select labelfile from pg_backup_stop(true)')
    await writeFile(join(out, 'backup_label'), (stopped.rows[0] as { labelfile: string }).labelfile, { flush: true })
  } catch (error) {
    if (!(error instanceof EmbeddedError)) await rm(out, { recursive: true, force: true })
    throw error
  } finally {
    await client.end()
  }
}

export interface Moment {
  readonly dataDir: string
  readonly base: string
  readonly wal: string
  readonly until: Date
}

const plainPath = /^[\w./-]+$/

/** A path that goes into a command of PostgreSQL's own: nothing in it that a shell would read. */
export const archivePath = (path: string): string => {
  if (!plainPath.test(path)) throw new EmbeddedError('start-failed', 'archivePath', { where: path })
  return path
}

/** Lays a copied cluster into a data directory without one: its next start replays the log until the moment and goes on from there. */
export const layForMoment = async ({ dataDir, base, wal, until }: Moment): Promise<void> => {
  const cluster = join(dataDir, 'pg')
  for (const there of [cluster, join(dataDir, 'pg.location')])
    if (existsSync(there)) throw new EmbeddedError('start-failed', 'folderThere', { where: there })
  if (!existsSync(join(base, 'backup_label'))) throw new EmbeddedError('start-failed', 'notACopy', { where: base })
  await mkdir(dataDir, { recursive: true })
  await copyFolder(base, cluster)
  await writeFile(join(cluster, 'recovery.signal'), '')
  await appendFile(
    join(cluster, 'postgresql.auto.conf'),
    [
      `restore_command = 'cp ${archivePath(wal)}/%f "%p"'`,
      `recovery_target_time = '${until.toISOString().replace('T', ' ').replace('Z', '+00')}'`,
      "recovery_target_action = 'promote'",
      '',
    ].join('\n'),
  )
}

/** Waits until the moment is reached and the database writes again; then the settings of the way there are taken away. */
export const reachMoment = async (config: Connection): Promise<void> => {
  const client = new pg.Client({ ...config, database: 'postgres' })
  await client.connect()
  try {
    while ((await client.query('select where pg_is_in_recovery()')).rows.length > 0) await sleep(100)
    await client.query('alter system reset all')
  } finally {
    await client.end()
  }
}
