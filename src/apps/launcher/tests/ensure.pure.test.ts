import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'luzhi-ensure-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Does to node_modules what `npm ci` does first. */
const npm = join(folder, 'npm.js')
writeFileSync(
  npm,
  `const { readdirSync, rmSync } = require('node:fs')
   for (const name of readdirSync('node_modules')) rmSync('node_modules/' + name, { recursive: true })`,
)

/** A checkout with the launcher alone, one package asked for, and an elder package in its node_modules, which `place` puts there. */
const checkout = (name: string, place: (modules: string) => void): string => {
  const root = join(folder, name)
  const launcher = join(root, 'src/apps/launcher')
  mkdirSync(launcher, { recursive: true })
  copyFileSync(join(import.meta.dirname, '../ensure.mjs'), join(launcher, 'ensure.mjs'))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{"node_modules/one":{"version":"2.0.0"}}}')
  place(join(root, 'node_modules'))
  return root
}

const ensure = (root: string) =>
  spawnSync(process.execPath, ['-e', "import('./src/apps/launcher/ensure.mjs').then((all) => all.ensure('prod'))"], {
    cwd: root,
    env: { ...process.env, npm_execpath: npm },
    encoding: 'utf8',
  })

describe('安装依赖以前先看 node_modules', () => {
  it('是符号链接就不装，说清楚，链接指向的文件夹一个文件也不少', () => {
    const others = join(folder, 'others')
    mkdirSync(join(others, 'one'), { recursive: true })
    const { status, stderr } = ensure(checkout('linked', (modules) => symlinkSync(others, modules, 'dir')))
    expect(status).toBe(1)
    expect(stderr).toContain('请只删除这个链接')
    expect(stderr).toContain('remove the link alone')
    expect(readdirSync(others)).toEqual(['one'])
  })

  it('是文件夹就照常装', () => {
    const root = checkout('own', (modules) => mkdirSync(join(modules, 'one'), { recursive: true }))
    expect(ensure(root).status).toBe(0)
    expect(existsSync(join(root, 'node_modules/one'))).toBe(false)
  })
})
