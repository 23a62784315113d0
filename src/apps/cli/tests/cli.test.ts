import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { resolveToken } from '#commons/access/wiring/resolve-token.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import { sql } from '#platform/db/sql.ts'
import { type Connection, urlOf } from '#platform/embedded/connection.ts'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { runCommand } from '../run.ts'

const { db, owner } = await freshDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'luzhi-cli-'))
beforeAll(() => {
  vi.stubEnv('LUZHI_DATA', dataDir)
  vi.stubEnv('LUZHI_KEY', '0f'.repeat(32))
  vi.stubEnv('DATABASE_URL', urlOf(owner as Connection, owner.database ?? ''))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true })
})

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

const texts = (spy: { readonly mock: { readonly calls: readonly (readonly unknown[])[] } }): string =>
  spy.mock.calls.map(([text]) => String(text)).join('\n')

/** Runs one command in this process and gives what it printed. */
const luzhi = async (...words: readonly string[]): Promise<Ended> => {
  const out = [vi.spyOn(console, 'log').mockReturnValue(), vi.spyOn(process.stdout, 'write').mockReturnValue(true)]
  const err = [vi.spyOn(console, 'error').mockReturnValue(), vi.spyOn(process.stderr, 'write').mockReturnValue(true)]
  try {
    const code = await runCommand(words)
    return { code, out: out.map(texts).join(''), err: err.map(texts).join('') }
  } finally {
    for (const spy of [...out, ...err]) spy.mockRestore()
  }
}

const file = (name: string, text: string): string => {
  const path = join(dataDir, name)
  writeFileSync(path, text)
  return path
}

const row = (id: number) =>
  JSON.stringify({
    id,
    submittedAt: '2020-05-06',
    body: '路面坑洼',
    reply: '已修补',
    repliedAt: '2020-05-20',
    division: townships.east,
  })

describe('luzhi 的退出码：0 办成，1 没办成，2 用法不对', () => {
  it('帮助是 0，每个命令都有 --county、--json、--help', async () => {
    expect(await luzhi('--help')).toMatchObject({ code: 0 })
    for (const words of [
      ['init'],
      ['demo'],
      ['demo', 'accounts'],
      ['demo', 'remove'],
      ['holidays', 'import'],
      ['token', 'create'],
      ['login', 'reset'],
      ['provider', 'set'],
      ['import', 'opinions'],
      ['figures'],
      ['openapi'],
      ['migrate'],
      ['backup'],
      ['restore'],
      ['keys', 'export'],
      ['keys', 'import'],
      ['export'],
      ['doctor'],
      ['pack'],
      ['tls', 'make-authority'],
      ['tls', 'make-certificate'],
      ['tls', 'sheet'],
    ]) {
      const { code, out } = await luzhi(...words, '--help')
      expect([words, code, out.includes('--county'), out.includes('--json')]).toEqual([words, 0, true, true])
    }
  })

  it.each([
    ['不认识的命令', ['nonsense']],
    ['没有这份备份', ['restore', '/nowhere.luzhi']],
    ['密钥单没说谁能打开', ['keys', 'export', '--out', 'x']],
    ['不是公钥', ['backup', '--out', 'x', '--to', 'nobody']],
    ['不认识的选项', ['migrate', '--loud']],
    ['少了届次', ['init', '--county', '411624']],
    ['届次不是数', ['init', '--county', '411624', '--term', 'x']],
    ['没有这个文件', ['import', 'opinions', '/nowhere.jsonl']],
    ['没有这个县', ['figures', '--county', 'nowhere']],
    ['没有这个账号', ['token', 'create', '--county', 'test', '--login', 'nobody']],
    ['没有这种导入', ['import', 'stars', 'x']],
  ])('%s：2', async (_, words) => {
    const { code, out, err } = await luzhi(...words)
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toBe('')
    expect(err).not.toContain('    at ')
  })

  it('没有这个区划代码：1，一句话', async () => {
    const { code, err } = await luzhi('init', '--county', '000000', '--term', '16')
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('导入：办成 0，有坏行 1，--json 是一行 JSON', async () => {
    const good = await luzhi(
      'import',
      'opinions',
      file('good.jsonl', `${row(1)}\n${row(2)}\n`),
      '--county',
      'test',
      '--login',
      'office',
      '--json',
    )
    expect([good.code, good.err]).toEqual([0, ''])
    expect(JSON.parse(good.out)).toMatchObject({ county: 'test', added: 2, refused: 0 })
    const bad = await luzhi('import', 'opinions', file('bad.jsonl', `${row(1)}\n{\n`), '--county', 'test')
    expect(bad.code).toBe(1)
    expect(bad.out).toContain('第 2 行')
  })

  it('数字、令牌、节假日、接口文档', async () => {
    const figures = await luzhi(
      'figures',
      '--county',
      'test',
      '--from',
      '2020-01-01',
      '--to',
      '2020-12-31',
      '--figure',
      'opinions',
      '--by',
      'result,township',
      '--json',
    )
    expect(JSON.parse(figures.out)).toMatchObject([
      { value: 2, rows: [{ value: 2, keys: [{ code: 'unstated' }, { code: townships.east }] }] },
    ])
    const token = await luzhi('token', 'create', '--county', 'test', '--login', 'office')
    expect(token.out.trim()).toMatch(/^[\w-]{43}$/)
    const holidays = await luzhi(
      'holidays',
      'import',
      file('days.csv', 'day,kind,name\n2031-01-01,off,元旦\n2031-13-01,off,元旦\n'),
      '--dry-run',
      '--json',
    )
    expect([holidays.code, JSON.parse(holidays.out).taken]).toEqual([1, 1])
    expect(JSON.parse((await luzhi('openapi')).out).openapi).toMatch(/^3\.1/)
  })

  it('没说哪个县：核验、清理、核对附件都走遍全部县，印出来的都能当锚点', async () => {
    const linesOf = ({ out }: Ended) =>
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { county: string })
    const keys = (await db.read('*', listCounties)).map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(1)
    const verified = await luzhi('verify', '--json')
    expect([verified.code, linesOf(verified).map(({ county }) => county)]).toEqual([0, keys])
    expect(await luzhi('verify', '--anchor', file('heads.json', verified.out))).toMatchObject({ code: 0 })
    const one = await luzhi('verify', '--county', keys[1] ?? '', '--json')
    expect(linesOf(one).map(({ county }) => county)).toEqual([keys[1]])
    const kept = JSON.parse((await luzhi('retention', '--dry-run', '--json')).out) as { county: string }[]
    expect([...new Set(kept.map(({ county }) => county))]).toEqual(keys)
    expect(await luzhi('files', 'scrub', '--json')).toMatchObject({ code: 0 })
  })

  it('体检：说得出每一项', async () => {
    const { out } = await luzhi('doctor', '--json')
    const { findings } = JSON.parse(out) as {
      findings: { check: string; ok: boolean; level: string; advice: string }[]
    }
    const checks = [
      'database',
      'durability',
      'locale',
      'db-clock',
      'connections',
      'transactions',
      'migrations',
      'secret',
      'holidays',
    ]
    const more = [
      'counties',
      'record-clock',
      'queue',
      'files',
      'scrub',
      'disk',
      'store',
      'keys',
      'clock',
      'programs',
      'backup',
      'anchor',
      'screens',
    ]
    expect(findings.map(({ check }) => check)).toEqual([...checks, ...more])
    // The tests' own cluster is fast and keeps nothing, and that is found.
    const wrong = findings.filter(({ ok }) => !ok).map(({ check }) => check)
    expect(wrong.filter((check) => check !== 'screens' && check !== 'disk')).toEqual(['durability'])
    for (const { check, level, advice } of findings) expect([check, advice !== '']).toEqual([check, level !== 'ok'])
  })
})

describe('账号：登记码、令牌、省统一身份认证', () => {
  const here = ['--county', home, '--json']
  const json = ({ out }: Ended): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>

  it('login reset：一次性登记码，三天内有效，记录里没有它；没有这个账号是 2', async () => {
    const done = await luzhi('login', 'reset', '--login', 'office', ...here)
    expect([done.code, String(json(done)['code'])]).toEqual([
      0,
      expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/),
    ])
    const [row, entries] = await db.read(home, (session) =>
      Promise.all([
        session.one(sql<{ kind: string; holds: boolean }>`
          select code_kind as kind, code_ends_at > now() + interval '71 hours' as holds from login.login where county = ${home} and name = 'office'`),
        session.all(sql<{ row: string }>`select e::text as row from audit.entry e where name = 'code.handedOut'`),
      ]),
    )
    expect(row).toEqual({ kind: 'enrol', holds: true })
    expect([entries.length, entries.some((one) => one.row.includes(String(json(done)['code'])))]).toEqual([1, false])
    expect(await luzhi('login', 'reset', '--login', 'nobody', ...here)).toMatchObject({ code: 2 })
  })

  it('token create：只给说到的权限；没有这种权限、天数不对是 2', async () => {
    const create = (...words: string[]) => luzhi('token', 'create', '--login', 'office', ...words, ...here)
    const made = json(await create('--scope', 'figures.read, people.read', '--days', '7', '--label', '统计'))
    const viewer = await resolveToken(db, home, String(made['token']), new Date())
    expect([...new Set(viewer?.grants.map(({ permission }) => permission))].toSorted()).toEqual([
      'figures.read',
      'people.read',
    ])
    expect(await resolveToken(db, home, String(made['token']), new Date(Date.now() + 8 * 86_400_000))).toBeNull()
    expect(await create('--scope', 'everything')).toMatchObject({ code: 2 })
    expect(await create('--days', '400')).toMatchObject({ code: 2 })
  })

  it('provider：密钥从文件来，不显示，库里是封着的；明文地址不收', async () => {
    const secret = file('secret.txt', 'a-client-secret\n')
    const set = (issuer: string) =>
      luzhi('provider', 'set', '--issuer', issuer, '--client', 'luzhi', '--secret-file', secret, ...here)
    expect(await set('http://id.example.cn')).toMatchObject({ code: 2 })
    const done = [await set('https://id.example.cn'), await luzhi('provider', 'show', ...here)]
    expect(done.map(({ code, out }) => [code, out.includes('id.example.cn'), out.includes('a-client-secret')])).toEqual(
      [
        [0, true, false],
        [0, true, false],
      ],
    )
    const rows = await db.read(home, (session) =>
      session.all(sql<{ row: string }>`select p::text as row from login.provider p`),
    )
    expect([rows.length, rows.some(({ row: text }) => text.includes('a-client-secret'))]).toEqual([1, false])
    expect(json(await luzhi('provider', 'remove', ...here))).toEqual({ removed: true })
  })
})
