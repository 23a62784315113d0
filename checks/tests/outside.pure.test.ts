import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packagesIn } from '../licences.ts'

const root = join(import.meta.dirname, '../..')

/** Everything that runs on the server, by its path in src/. */
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|mjs)$/.test(path) && !/(^|\/)(tests|screens|ui|desk|phone)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }))
const where = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .toSorted()

describe('程序叫起的别的程序（ASVS 1.2.5）', () => {
  it('扫到了全部', () => expect(sources.length).toBeGreaterThan(400))

  it('没有一处经过 shell：参数一个一个给；只有启动器在 Windows 上叫 npm 例外，参数是写死的', () => {
    expect(where(/\bshell:/)).toEqual(['apps/launcher/ensure.mjs'])
    expect(where(/import \{[^}]*\bexec(Sync)?\b[^}]*\} from 'node:child_process'/)).toEqual([])
    expect(where(/child_process['"]\)/)).toEqual([])
  })

  it('收文件、办事情的房间，一个也不叫别的程序', () => {
    const spawning = where(/from 'node:child_process'/)
    expect(spawning.length).toBeGreaterThan(5)
    expect(spawning.filter((path) => !/^(platform\/(embedded|apart)|apps\/(launcher|cli|packed))/.test(path))).toEqual(
      [],
    )
  })
})

describe('服务器向外连的地方（ASVS 13.2.4）', () => {
  it('只有这几处，各去操作者设的那一个地址：病毒扫描、日志、对象存储、统一认证、信箱', () => {
    const client =
      /\bfetch\(|import \{[^}]*\b(connect|request|get|createSocket)\b[^}]*\} from 'node:(net|tls|http|https|http2|dgram)'|'nodemailer'|'openid-client'/
    expect(where(client)).toEqual([
      'platform/files/s3/asking.ts',
      'platform/files/scanner.ts',
      'platform/log/syslog.ts',
      'platform/login/provider.ts',
      'platform/mail/send.ts',
    ])
  })
})

describe('网页里没有源码对照（ASVS 13.4.2）', () => {
  const dist = join(root, 'dist')
  it.skipIf(!existsSync(dist))('生成的文件里没有一个 .map，也没有一处指向它', () => {
    const built = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    expect(built.filter((path) => path.endsWith('.map'))).toEqual([])
    const pointing = built
      .filter((path) => /\.(js|css)$/.test(path))
      .filter((path) => /[#@] sourceMappingURL=(?!data:,)/.test(readFileSync(join(dist, path), 'utf8')))
    expect(pointing).toEqual([])
  })
})

describe('用了什么的清单（ASVS 15.1.2、15.2.1）', () => {
  it('npm run sbom：锁文件里的每一个包都在里面；装到服务器上的都有指纹', { timeout: 60_000 }, () => {
    const out = mkdtempSync(join(tmpdir(), 'luzhi-sbom-'))
    try {
      const made = spawnSync(process.execPath, [join(root, 'checks/sbom.ts'), '--out', out], { encoding: 'utf8' })
      expect([made.status, made.stderr]).toEqual([0, ''])
      const file = readdirSync(out).find((name) => name.endsWith('.json')) ?? ''
      const { components } = JSON.parse(readFileSync(join(out, file), 'utf8')) as {
        components: { name: string; version: string; hashes?: unknown[] }[]
      }
      const listed = new Set(components.map(({ name, version }) => `${name}@${version}`))
      const locked = packagesIn(readFileSync(join(root, 'package-lock.json'), 'utf8'))
      expect(locked.filter(({ name, version }) => !listed.has(`${name}@${version}`))).toEqual([])
      const served = new Set(locked.filter(({ isDev }) => !isDev).map(({ name, version }) => `${name}@${version}`))
      const unproved = components.filter(({ hashes }) => !hashes?.length)
      expect(unproved.filter(({ name, version }) => served.has(`${name}@${version}`))).toEqual([])
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  })
})
