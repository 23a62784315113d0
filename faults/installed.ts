import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** `unshare -n node installed.ts ARCHIVE FOLDER`: installs an archive where there is no network and tries it. One JSON line a finding. */
const [archive = '', folder = ''] = process.argv.slice(2)
const check = (what: string, faults: readonly string[]): void => console.log(JSON.stringify({ what, faults }))

const bare = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }
const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: bare, cwd: folder })
  return { status, said: `${stdout}${stderr}`.trim() }
}
const expects = (status: number, done: ReturnType<typeof run>): string[] =>
  done.status === status ? [] : [`exit ${done.status}: ${done.said.slice(-500)}`]

const port = 18_999
const url = `http://127.0.0.1:${port}`
const at = (name: string): string => join(folder, 'installed', name)
const options = ['prefix', 'data', 'etc', 'bin', 'units'].flatMap((name) => [`--${name}`, at(name)])
const unpacked = join(folder, 'unpacked')
const install = (...more: string[]) => {
  const [name = ''] = readdirSync(unpacked)
  return run('sh', join(unpacked, name, 'install.sh'), ...options, '--user', 'nobody', '--port', String(port), ...more)
}
const luzhi = (...words: string[]) => run(at('bin/luzhi'), ...words)

const status = (path: string): Promise<number> =>
  fetch(`${url}${path}`, { signal: AbortSignal.timeout(5000) }).then(
    ({ status: answered }) => answered,
    () => 0,
  )

const untilReady = async (): Promise<boolean> => {
  for (let tries = 0; tries < 120; tries++) {
    if ((await status('/readyz')) === 200) return true
    await sleep(500)
  }
  return false
}

/** The command of the backup's unit, run as systemd runs it: as its user, with the settings of the file. */
const timed = (): string[] => {
  const unit = readFileSync(at('units/luzhi-backup.service'), 'utf8')
  const command = (/^ExecStart=(.*)$/m.exec(unit)?.[1] ?? 'false').replaceAll('%%', '%')
  const inside = `set -a; . ${at('etc/luzhi.env')}; set +a; exec setpriv --reuid=nobody --clear-groups -- ${command}`
  const done = run('sh', '-c', inside)
  const kept = existsSync(at('data/backups')) ? readdirSync(at('data/backups')) : []
  return [...expects(0, done), ...(kept.length === 1 ? [] : [`${kept.length} backups are kept`])]
}

const asAnother = async (): Promise<void> => {
  const server = spawn(at('bin/luzhi'), ['serve', '--empty'], { env: bare, stdio: 'ignore' })
  const ended = once(server, 'exit') as Promise<[number | null]>
  const isReady = await untilReady()
  const owner = statSync(at('data/pg')).uid
  check('it starts without network, under a user that is not root', [
    ...(isReady ? [] : ['it was not ready within a minute']),
    ...(owner === 0 ? ['the cluster belongs to root'] : []),
  ])
  const made = luzhi('init', '--county', '411624', '--term', '16')
  const pages = await Promise.all(['/desk/', '/phone/', '/'].map(status))
  check('the log-in page, the phone and the public page answer', [
    ...expects(0, made),
    ...(pages.every((one) => one === 200) ? [] : [`answers ${pages.join(' ')}`]),
  ])
  check('what the timers do, done once', timed())
  for (const command of ['verify', 'doctor']) check(`luzhi ${command} agrees`, expects(0, luzhi(command)))
  server.kill('SIGTERM')
  const [code] = await ended
  check('SIGTERM ends it', code === 0 ? [] : [`exit ${code}`])
}

/** Another version of the same program: one file more, with the sums that belong to it. */
const makeNewer = (): void => {
  const [name = ''] = readdirSync(unpacked)
  const [file, sums] = [join(unpacked, name, 'app/VERSION'), join(unpacked, name, 'SHA256SUMS')]
  writeFileSync(file, '9.9.9-newer\n')
  const hash = createHash('sha256').update('9.9.9-newer\n').digest('hex')
  writeFileSync(sums, readFileSync(sums, 'utf8').replace(/^\w+ {2}app\/VERSION$/m, `${hash}  app/VERSION`))
}

mkdirSync(unpacked)
run('ip', 'link', 'set', 'lo', 'up')
check('the archive unpacks', expects(0, run('tar', 'xzf', archive, '-C', unpacked)))
check('it installs without network', expects(0, install()))
const settings = readFileSync(at('etc/luzhi.env'), 'utf8')
const before = readlinkSync(at('prefix/current'))
appendFileSync(at('etc/luzhi.env'), 'LUZHI_TRY=kept\n')
check('installing it again changes nothing', [
  ...expects(0, install()),
  ...(readFileSync(at('etc/luzhi.env'), 'utf8') === `${settings}LUZHI_TRY=kept\n` ? [] : ['the settings were changed']),
  ...(readlinkSync(at('prefix/current')) === before ? [] : ['it points elsewhere']),
])
await asAnother()

makeNewer()
const upgraded = install()
const now = readlinkSync(at('prefix/current'))
const back = install('--back')
check('an upgrade makes a backup, keeps the version before, and --back returns to it', [
  ...(readdirSync(at('data/backups')).some((name) => name.startsWith('luzhi-before-9.9.9-newer-'))
    ? []
    : ['no backup was made before']),
  ...expects(0, upgraded),
  ...expects(0, back),
  ...(now === '9.9.9-newer' ? [] : [`after the upgrade it points to ${now}`]),
  ...(readlinkSync(at('prefix/current')) === before ? [] : ['it did not go back']),
])
appendFileSync(join(unpacked, readdirSync(unpacked)[0] ?? '', 'app/src/apps/server/main.ts'), '// altered\n')
check('an altered archive is refused', expects(1, install()))
const units = ['luzhi.service', 'luzhi-backup.service', 'luzhi-backup.timer'].map((name) => at(`units/${name}`))
if (run('systemd-analyze', '--version').status === 0)
  check('systemd finds nothing wrong with the units', expects(0, run('systemd-analyze', 'verify', ...units)))
