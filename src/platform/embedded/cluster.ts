import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, spawnAs } from './account.ts'
import { type Binaries, program } from './binaries.ts'
import { diskFull, EmbeddedError } from './errors.ts'

/** The cluster's superuser: makes databases and roles, never serves a request. */
export const superuser = 'luzhi'

/** An environment in which neither the operator's PG* variables nor the language of the terminal change what PostgreSQL does. */
export const cleanEnvironment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
})

/** pg_trgm finds nothing in Chinese text under LC_CTYPE=C, even with the builtin provider (from 17), which does everything else. */
const localeFlags = (major: number): string[] => {
  const characters = { darwin: 'en_US.UTF-8', win32: 'C' }[process.platform as string] ?? 'C.UTF-8'
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return [...(major >= 17 ? builtin : []), '--locale=C', `--lc-ctype=${characters}`]
}

export interface NewCluster {
  readonly binaries: Binaries
  readonly cluster: string
  readonly account: Account | undefined
  /** File holding the superuser's password, for platforms without unix sockets. */
  readonly passwordFile: string | undefined
  /** false in tests only: the new files need not survive a power cut. */
  readonly isDurable: boolean
}

/** Makes a cluster beside its final place and renames it, so that one cut off half-way is never taken for a whole one. */
export const makeCluster = (given: NewCluster): void => {
  const { account } = given
  const unfinished = `${given.cluster}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (account) chownSync(unfinished, account.uid, account.gid)
  const made = spawnSync(
    program(given.binaries, 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${superuser}`,
      '--encoding=UTF8',
      ...localeFlags(given.binaries.major),
      '--data-checksums',
      '--no-instructions',
      ...(given.passwordFile ? ['--auth=scram-sha-256', `--pwfile=${given.passwordFile}`] : ['--auth=trust']),
      ...(given.isDurable ? [] : ['--no-sync']),
    ],
    { encoding: 'utf8', cwd: '/', env: cleanEnvironment(), ...spawnAs(account) },
  )
  if (made.status === 0) {
    renameSync(unfinished, given.cluster)
    return
  }
  rmSync(unfinished, { recursive: true, force: true })
  const said = `${made.stdout ?? ''}\n${made.stderr ?? ''}\n${made.error?.message ?? ''}`
  if (/no space left|disk quota/i.test(said)) throw diskFull(given.cluster, said)
  const reason = /(?:error|FATAL|PANIC): +(.+)/.exec(said)?.[1] ?? made.error?.message ?? `exit ${made.status}`
  throw new EmbeddedError('init-failed', 'notInitialised', { reason }, said)
}

/** The major version that made the cluster; undefined where there is none. */
export const clusterMajor = (cluster: string): number | undefined => {
  const file = join(cluster, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined
}
