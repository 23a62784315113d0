import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { placeFile } from '#platform/disk/place.ts'
import { type Account, canUse, databaseAccount } from './account.ts'
import { type Binaries, bundledBinaries } from './binaries.ts'
import { clusterMajor, makeCluster, superuser } from './cluster.ts'
import { type Connection, freePort, urlOf } from './connection.ts'
import { EmbeddedError, explain, sentence } from './errors.ts'
import { checkFormat } from './format.ts'
import { takeLock, type Holder } from './instance-lock.ts'
import { chooseHome, giveTo, type Layout, makeSocketDir, prepareDataDir, prepareHome } from './layout.ts'
import { archivePath } from './point-in-time.ts'
import type { Launch } from './postmaster.ts'
import { writeConfiguration } from './settings.ts'
import { supervise } from './supervise.ts'

export interface Embedded {
  readonly config: Connection
  /** The postmaster's process id; another one after a crash that was mended. */
  readonly pid: number
  /** A connection string for libpq and pg. */
  url(database: string, user?: string): string
  /** Rolls back what is open, writes a checkpoint, ends PostgreSQL and frees the data directory. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly dataDir: string
  /** Told in one line what an operator should know; default: nobody. */
  readonly log?: (line: string) => void
  readonly role?: Holder['role']
  /** Folder that the write-ahead log is archived to, for recovery to any moment. */
  readonly archive?: string | undefined
}

const readPassword = async (file: string): Promise<string> => {
  if (!existsSync(file)) await placeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, replaces: false })
  return readFileSync(file, 'utf8').trim()
}

/** Makes the cluster on the first start, refuses one that this program cannot read. */
const ensureCluster = (
  layout: Layout,
  account: Account | undefined,
  binaries: Binaries,
  withPassword: boolean,
): void => {
  const major = clusterMajor(layout.cluster)
  if (major === undefined && existsSync(layout.cluster)) {
    throw new EmbeddedError('start-failed', 'notACluster', { where: layout.cluster })
  }
  if (major === undefined) {
    const passwordFile = withPassword ? layout.passwordFile : undefined
    makeCluster({ binaries, cluster: layout.cluster, account, passwordFile, isDurable: true })
  } else if (major > binaries.major) {
    throw new EmbeddedError('newer-data', 'newerCluster', { major })
  } else if (major < binaries.major) {
    throw new EmbeddedError('older-data', 'olderCluster', { major })
  }
  giveTo(account, layout.cluster)
}

interface Prepared {
  readonly launch: Launch
  readonly config: Connection
}

/** The archive belongs to the database's user, who writes it. */
const prepareArchive = (given: string, account: Account | undefined): string => {
  const folder = archivePath(resolve(given))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  giveTo(account, folder)
  if (!canUse(account, '-x', folder))
    throw new EmbeddedError('no-permission', 'archiveClosed', { user: account?.name ?? '', where: folder })
  return folder
}

const prepare = async (
  layout: Layout,
  account: Account | undefined,
  archive: string | undefined,
): Promise<Prepared> => {
  const binaries = bundledBinaries(account)
  const socketDir = makeSocketDir(layout.home, account)
  const password = socketDir ? undefined : await readPassword(layout.passwordFile)
  ensureCluster(layout, account, binaries, password !== undefined)
  const port = socketDir ? 5432 : await freePort()
  writeConfiguration({
    conf: layout.conf,
    account,
    major: binaries.major,
    port,
    socketDir,
    archive: archive === undefined ? undefined : prepareArchive(archive, account),
    isDurable: true,
  })
  const { cluster, logFile, conf } = layout
  return {
    launch: { binaries, cluster, configFile: join(conf, 'postgresql.conf'), logFile, account },
    config: { host: socketDir ?? '127.0.0.1', port, user: superuser, ...(password && { password }) },
  }
}

/** The lock of a folder. A home elsewhere has its own: a copied data directory points to the same cluster. */
export const lockOf = (folder: string): string => join(folder, 'run', 'instance.lock')

/**
 * Starts the embedded database of a data directory, making it on the first start and recovering it after a kill.
 * Throws EmbeddedError (`in-use`, `disk-full`, `newer-data`, `no-permission`, …) with a sentence for the operator.
 */
export const startEmbedded = async ({
  dataDir: given,
  log = () => {},
  role = 'server',
  archive,
}: StartOptions): Promise<Embedded> => {
  const locks: (() => void)[] = []
  const unlock = () => {
    for (const free of locks.splice(0).reverse()) free()
  }
  try {
    const account = databaseAccount()
    const dataDir = prepareDataDir(given, account)
    locks.push(takeLock(lockOf(dataDir), role, dataDir))
    await checkFormat(dataDir)
    const home = chooseHome(dataDir, account, (label, blanks) => log(sentence(label, blanks)))
    const layout = prepareHome(dataDir, home, account)
    if (home !== dataDir) locks.push(takeLock(lockOf(home), role, home))
    const prepared = await prepare(layout, account, archive)
    const postmaster = await supervise(prepared.launch, log)
    return handleOf(prepared.config, postmaster, unlock)
  } catch (error) {
    unlock()
    throw explain(error, given)
  }
}

const handleOf = (
  config: Connection,
  postmaster: { pid: () => number; stop: () => Promise<void> },
  unlock: () => void,
): Embedded => {
  let stopped: Promise<void> | undefined
  return {
    config,
    get pid() {
      return postmaster.pid()
    },
    url: (database, user) => urlOf(config, database, user),
    stop: () => {
      stopped ??= postmaster.stop().finally(unlock)
      return stopped
    },
  }
}
