import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, spawnAs } from './account.ts'
import { type Binaries, program } from './binaries.ts'
import { cleanEnvironment } from './cluster.ts'
import { diskFull, EmbeddedError } from './errors.ts'
import { argumentsOf, isAlive, processesIn, waitUntil } from './processes.ts'

/** What the running postmaster wrote into its lock file. */
export interface LockFile {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  readonly status: string
}

const lockPath = (cluster: string): string => join(cluster, 'postmaster.pid')
const logLimit = 10_000_000

export const readLock = (cluster: string): LockFile | undefined => {
  const file = lockPath(cluster)
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return {
    pid: Number(lines[0]),
    port: Number(lines[3] ?? 0),
    socketDir: lines[4] ?? '',
    status: lines[7]?.trim() ?? '',
  }
}

/** The postmaster of this cluster if it really lives: not a zombie, nor another program that got the number since. */
const livePostmaster = (cluster: string): LockFile | undefined => {
  const lock = readLock(cluster)
  if (!lock || !isAlive(lock.pid)) return undefined
  const words = argumentsOf(lock.pid)
  const isOurs = words.length === 0 || (/postgres/.test(words[0] ?? '') && words.includes(cluster))
  return isOurs ? lock : undefined
}

const signal = (pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It ended meanwhile.
  }
}

/** Ends a postmaster: open transactions are rolled back and a checkpoint written; cut off after `milliseconds`. */
export const stopPostmaster = async (pid: number, milliseconds = 60_000): Promise<void> => {
  signal(pid, 'SIGINT')
  if (await waitUntil(() => !isAlive(pid), milliseconds)) return
  signal(pid, 'SIGQUIT')
  if (await waitUntil(() => !isAlive(pid), 10_000)) return
  signal(pid, 'SIGKILL')
  await waitUntil(() => !isAlive(pid), 2_000)
}

/**
 * Clears what a killed server left in the cluster, so that a fresh postmaster can start: an orphaned postmaster is ended (it would be
 * neither watched nor ended with us), backends without one are waited for, and lock files of zombies and strangers are removed.
 */
export const recoverCluster = async (
  cluster: string,
  account: Account | undefined,
): Promise<'clean' | 'orphan' | 'stale'> => {
  const orphan = livePostmaster(cluster)
  if (orphan) await stopPostmaster(orphan.pid)
  const lock = readLock(cluster)
  if (!lock) return orphan ? 'orphan' : 'clean'
  const isQuiet = () => processesIn(cluster, account).length === 0
  if (!(await waitUntil(isQuiet, 10_000))) {
    for (const pid of processesIn(cluster, account)) signal(pid, 'SIGQUIT')
    await waitUntil(isQuiet, 5_000)
  }
  rmSync(lockPath(cluster), { force: true })
  const socket = join(lock.socketDir, `.s.PGSQL.${lock.port}`)
  if (lock.socketDir) for (const file of [socket, `${socket}.lock`]) rmSync(file, { force: true })
  return orphan ? 'orphan' : 'stale'
}

let knowsDeathSignal: boolean | undefined
const hasDeathSignal = (): boolean => {
  if (process.platform !== 'linux') return false
  knowsDeathSignal ??= spawnSync('setpriv', ['--pdeathsig=INT', 'true']).status === 0
  return knowsDeathSignal
}

export interface Launch {
  readonly binaries: Binaries
  readonly cluster: string
  readonly configFile: string
  readonly logFile: string
  readonly account: Account | undefined
}

const openLog = (file: string): number => {
  if (existsSync(file) && statSync(file).size > logLimit) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

/** Starts the programs in a session of their own: Ctrl+C reaches the server, which drains before it stops the database. */
const spawnPostmaster = (given: Launch): ChildProcess => {
  const command = [program(given.binaries, 'postgres'), '-D', given.cluster, '-c', `config_file=${given.configFile}`]
  const [first = '', ...rest] = hasDeathSignal() ? ['setpriv', '--pdeathsig=INT', ...command] : command
  const log = openLog(given.logFile)
  try {
    const options = { detached: true, cwd: '/', env: cleanEnvironment(), ...spawnAs(given.account) }
    return spawn(first, rest, { ...options, stdio: ['ignore', log, log] })
  } finally {
    closeSync(log)
  }
}

const startFailure = (given: Launch, sizeBefore: number): EmbeddedError => {
  const said = existsSync(given.logFile) ? readFileSync(given.logFile).subarray(sizeBefore).toString('utf8') : ''
  if (/no space left on device|disk quota exceeded/i.test(said)) return diskFull(given.cluster, said)
  const reason = [...said.matchAll(/(?:FATAL|PANIC|error): +(.+)/g)].at(-1)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  if (/permission denied/i.test(reason)) {
    return new EmbeddedError('no-permission', 'databaseLacksPermission', { reason }, said)
  }
  return new EmbeddedError('start-failed', 'notStarted', { reason }, said)
}

/** Starts PostgreSQL and waits until it takes connections, which after a crash includes replaying its log. */
export const launch = async (given: Launch): Promise<ChildProcess & { pid: number }> => {
  const sizeBefore =
    existsSync(given.logFile) && statSync(given.logFile).size <= logLimit ? statSync(given.logFile).size : 0
  const child = spawnPostmaster(given)
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  const hasEnded = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null
  const isReady = () => {
    const lock = readLock(given.cluster)
    return lock !== undefined && lock.pid === child.pid && lock.status === 'ready'
  }
  await waitUntil(() => hasEnded() || isReady(), Number.POSITIVE_INFINITY)
  if (hasEnded() || child.pid === undefined) throw failure ?? startFailure(given, sizeBefore)
  // A command that is done may end without waiting for its database.
  child.unref()
  return child as ChildProcess & { pid: number }
}
