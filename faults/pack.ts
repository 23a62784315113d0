import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack } from '#apps/cli/pack/pack.ts'
import { freePort } from '#platform/embedded/connection.ts'
import type { Check } from './running/report.ts'
import { startServer, untilReady } from './running/server.ts'

const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0

/** Why an installation cannot be tried here; undefined where it can. */
const obstacle = (): string | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'installing needs root on Linux'
  if (process.arch !== 'x64') return 'the archive that is tried is the one for x64'
  if (!works('unshare', '-n', 'ip', 'link', 'set', 'lo', 'up')) return 'unshare and ip make the place without network'
  return undefined
}

/** An archive made twice is the same; it installs without network, serves as another user, is upgraded and put back. */
export const packed = async (check: Check, skip: (what: string, why: string) => void): Promise<void> => {
  const why = obstacle()
  if (why) return skip('an archive installed without network', why)
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-pack-try-'))
  chmodSync(folder, 0o755) // the user that serves passes through
  try {
    const [file, again] = [join(folder, 'luzhi.tar.gz'), join(folder, 'again.tar.gz')]
    const first = await pack(file, ['x64'], () => {})
    const second = await pack(again, ['x64'], () => {})
    check(
      `packed twice it is the same archive of ${(first.bytes / 1e6).toFixed(0)} MB for glibc ${first.needs['x64']?.glibc}`,
      first.sha256 === second.sha256 ? [] : [`${first.sha256} and ${second.sha256}`],
    )
    const inside = join(import.meta.dirname, 'installed.ts')
    const { stdout, stderr, status } = spawnSync(
      'unshare',
      ['-n', process.execPath, ...process.execArgv, inside, file, folder],
      { encoding: 'utf8', timeout: 180_000 },
    )
    const results = stdout.split('\n').filter(Boolean)
    for (const line of results) {
      const { what, faults } = JSON.parse(line) as { what: string; faults: string[] }
      check(what, faults)
    }
    check('the try without network ran to its end', status === 0 ? [] : [`exit ${status}: ${stderr.slice(-1000)}`])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const root = join(import.meta.dirname, '..')

/** Installed from npm's own cache with no script of any package run, nothing but what is served by; it starts and stops. */
export const withoutScripts = async (check: Check, skip: (what: string, why: string) => void): Promise<void> => {
  const what = 'installed without install scripts'
  if (!existsSync(join(root, 'dist/desk'))) return skip(what, 'the screens are not built')
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-scripts-'))
  try {
    for (const name of ['package.json', 'package-lock.json', 'src', 'dist'])
      cpSync(join(root, name), join(folder, name), { recursive: true })
    const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--offline', '--omit=dev', '--no-audit', '--no-fund'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 300_000,
    })
    if (/ENOTCACHED|cache mode is 'only-if-cached'/.test(npm.stderr))
      return skip(what, 'the cache of npm does not hold all packages')
    const server = startServer(join(folder, 'data'), await freePort(), {}, join(folder, 'src/apps/server/main.ts'))
    const isReady = await untilReady(server).then(
      () => [],
      (error: unknown) => [String(error)],
    )
    server.kill('SIGTERM')
    const { code, said } = await server.ended
    check('installed with npm ci --ignore-scripts it serves and ends', [
      ...(npm.status === 0 ? [] : [`npm ci: exit ${npm.status}: ${npm.stderr.slice(-500)}`]),
      ...isReady,
      ...(code === 0 ? [] : [`exit ${code}: ${said.slice(-500)}`]),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
