import { chownSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseAccount } from './account.ts'
import { bundledBinaries, debianBinaries } from './binaries.ts'
import { makeCluster, superuser } from './cluster.ts'
import { type Connection, freePort, urlOf } from './connection.ts'
import { EmbeddedError } from './errors.ts'
import { launch } from './postmaster.ts'
import { isAlive } from './processes.ts'
import { writeConfiguration } from './settings.ts'

export interface EphemeralOptions {
  /** A Debian PostgreSQL of this major version instead of the bundled one. */
  readonly debian?: number
  /** Listens on a free loopback port with a password, as a server behind DATABASE_URL does; default: unix socket. */
  readonly tcp?: boolean
}

export interface Ephemeral {
  readonly config: Connection
  readonly pid: number
  url(database: string, user?: string): string
  stop(): Promise<void>
}

const prefix = 'luzhi-pg-'

/** Removes what killed test runs left behind. */
const sweep = (): void => {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (owner && !isAlive(Number(owner))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

/**
 * A throw-away cluster for tests, on real PostgreSQL but without fsync. It ends with `stop()`, and on Linux with the process that
 * started it. Throws EmbeddedError `no-binaries` when the Debian version asked for is not installed.
 */
export const startEphemeral = async ({
  debian,
  tcp = process.platform === 'win32',
}: EphemeralOptions = {}): Promise<Ephemeral> => {
  sweep()
  const account = databaseAccount()
  const binaries = debian === undefined ? bundledBinaries(account) : debianBinaries(debian)
  if (!binaries) throw new EmbeddedError('no-binaries', 'noDebianBinaries', { major: debian ?? 0 })
  const home = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const socketDir = tcp ? undefined : join(home, 's')
  const cluster = join(home, 'pg')
  const password = tcp ? 'ephemeral' : undefined
  const passwordFile = password && join(home, 'password')
  if (passwordFile) writeFileSync(passwordFile, password, { mode: 0o600 })
  if (socketDir) mkdirSync(socketDir, { mode: 0o700 })
  if (account) for (const path of [home, socketDir, passwordFile]) if (path) chownSync(path, account.uid, account.gid)
  makeCluster({ binaries, cluster, account, passwordFile, isDurable: false })
  const port = tcp ? await freePort() : 5432
  writeConfiguration({ conf: home, account, major: binaries.major, port, socketDir, isDurable: false })
  const configFile = join(home, 'postgresql.conf')
  const child = await launch({ binaries, cluster, configFile, logFile: join(home, 'postgres.log'), account })
  const config: Connection = { host: socketDir ?? '127.0.0.1', port, user: superuser, ...(password && { password }) }
  return {
    config,
    pid: child.pid,
    url: (database, user) => urlOf(config, database, user),
    stop: async () => {
      child.ref()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGQUIT')) await ended
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
