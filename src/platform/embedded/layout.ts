import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, canUse } from './account.ts'
import { sharedHome } from './binaries.ts'
import type { Blanks } from '#kernel/blanks.ts'
import { EmbeddedError, isOtherDisk, type Label } from './errors.ts'

/** Where the pieces of one instance's database lie. */
export interface Layout {
  readonly dataDir: string
  /** Folder of cluster and run files: the data directory, or /var/lib/luzhi/HASH when the account cannot reach that. */
  readonly home: string
  readonly cluster: string
  readonly conf: string
  readonly logFile: string
  readonly passwordFile: string
}

/** Tells the operator one thing. */
export type Say = (label: Label, blanks?: Blanks) => void

const pointerName = 'pg.location'
/** sun_path holds 108 bytes with its end mark; the socket's own name takes the rest. */
const longestSocketDir = 107 - '/.s.PGSQL.65535.lock'.length

const hashOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16)

/** Lets the account pass through, but not list, a folder that stays root's. */
const openFor = (account: Account | undefined, folder: string): void => {
  if (!account) return
  const { gid, mode, uid } = statSync(folder)
  if (uid !== 0 || (mode & 0o001) !== 0) return
  if (gid !== account.gid) chownSync(folder, uid, account.gid)
  chmodSync(folder, (mode & 0o7707) | 0o010)
}

/** Parents get the usual mode: a closed one would bar the account. */
const makeFolder = (folder: string, account: Account | undefined): void => {
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  openFor(account, folder)
}

const moveCluster = (from: string, to: string): void => {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!isOtherDisk(error)) throw error
    cpSync(from, `${to}.new`, { recursive: true, preserveTimestamps: true })
    renameSync(`${to}.new`, to)
    rmSync(from, { recursive: true })
  }
}

/** A cluster without its data directory is of no use to a new one, whose keys differ; it is kept aside, never deleted. */
const setAside = (home: string): void => {
  const left = join(home, 'pg')
  if (existsSync(left)) renameSync(left, `${left}.${new Date().toISOString().replaceAll(':', '')}`)
}

/** Chooses the home of the cluster, following the pointer that an earlier start left. Called under the data directory's lock. */
export const chooseHome = (dataDir: string, account: Account | undefined, say: Say): string => {
  const pointer = join(dataDir, pointerName)
  if (!existsSync(pointer)) {
    if (canUse(account, '-x', dataDir)) return dataDir
    const home = join(sharedHome, hashOf(dataDir))
    mkdirSync(sharedHome, { recursive: true, mode: 0o755 })
    makeFolder(home, account)
    setAside(home)
    writeFileSync(pointer, `${home}\n`, { flush: true })
  }
  const home = readFileSync(pointer, 'utf8').trim()
  const before = join(dataDir, 'pg')
  if (existsSync(before) && !existsSync(join(home, 'pg'))) moveCluster(before, join(home, 'pg'))
  say('homeElsewhere', { user: account?.name ?? 'luzhi', home, pointer: pointerName })
  return home
}

/** Makes the data directory's own folders; answers its real path. */
export const prepareDataDir = (given: string, account: Account | undefined): string => {
  makeFolder(given, account)
  const dataDir = realpathSync(given)
  makeFolder(join(dataDir, 'run'), account)
  for (const closed of ['keys', 'log']) mkdirSync(join(dataDir, closed), { recursive: true, mode: 0o700 })
  return dataDir
}

/** Makes the folders around the cluster, not the cluster itself. */
export const prepareHome = (dataDir: string, home: string, account: Account | undefined): Layout => {
  if (!existsSync(home)) {
    throw new EmbeddedError('start-failed', 'homeMissing', { pointer: pointerName, home })
  }
  makeFolder(join(home, 'run'), account)
  makeFolder(join(home, 'run', 'conf'), account)
  return layoutOf(dataDir, home)
}

const layoutOf = (dataDir: string, home: string): Layout => ({
  dataDir,
  home,
  cluster: join(home, 'pg'),
  conf: join(home, 'run', 'conf'),
  logFile: join(dataDir, 'log', 'postgres.log'),
  passwordFile: join(dataDir, 'keys', 'postgres-password'),
})

/** The layout of an instance that exists already; undefined when the folder holds none. Makes and changes nothing. */
export const findLayout = (given: string): Layout | undefined => {
  if (!existsSync(given)) return undefined
  const dataDir = realpathSync(given)
  const pointer = join(dataDir, pointerName)
  const layout = layoutOf(dataDir, existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir)
  return existsSync(layout.cluster) ? layout : undefined
}

/** Hands a cluster, for example one restored by root, to the account; links in it are not followed. */
export const giveTo = (account: Account | undefined, path: string): void => {
  if (!account || lstatSync(path).uid === account.uid) return
  const pending = [path]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const here = lstatSync(next)
    if (here.isSymbolicLink()) continue
    if (here.isDirectory()) pending.push(...readdirSync(next).map((name) => join(next, name)))
    chownSync(next, account.uid, account.gid)
  }
}

const isOurs = (folder: string, owner: number): boolean => {
  const { uid, mode } = lstatSync(folder)
  return lstatSync(folder).isDirectory() && uid === owner && (mode & 0o077) === 0
}

/** The folder of the unix socket, open to its owner (and root) only; a path too long for a socket goes to a short one. */
export const makeSocketDir = (home: string, account: Account | undefined): string | undefined => {
  if (process.platform === 'win32') return undefined
  const near = join(home, 'run', 'pg')
  const isShort = Buffer.byteLength(near) <= longestSocketDir
  const folder = isShort ? near : join(account ? '/run' : tmpdir(), `luzhi-${hashOf(home)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account && lstatSync(folder).uid === 0) {
    chmodSync(folder, 0o700)
    chownSync(folder, account.uid, account.gid)
  }
  if (isOurs(folder, account?.uid ?? process.getuid?.() ?? 0)) return folder
  throw new EmbeddedError('no-permission', 'belongsToOther', { where: folder })
}
