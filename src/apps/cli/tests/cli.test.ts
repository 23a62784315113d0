import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Connection, urlOf } from '#platform/embedded/connection.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { runCommand } from '../run.ts'

const { owner } = await freshDatabase()
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
      ['import', 'opinions'],
      ['figures'],
      ['openapi'],
      ['migrate'],
      ['doctor'],
    ]) {
      const { code, out } = await luzhi(...words, '--help')
      expect([words, code, out.includes('--county'), out.includes('--json')]).toEqual([words, 0, true, true])
    }
  })

  it.each([
    ['不认识的命令', ['nonsense']],
    ['还没有的命令', ['backup', '--out', 'x']],
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

  it('体检：说得出每一项', async () => {
    const { out } = await luzhi('doctor', '--json')
    const { findings } = JSON.parse(out) as { findings: { check: string; ok: boolean }[] }
    expect(findings.map(({ check }) => check)).toEqual([
      'database',
      'migrations',
      'holidays',
      'counties',
      'disk',
      'keys',
      'screens',
    ])
    expect(findings.filter(({ check }) => check !== 'screens' && check !== 'disk').every(({ ok }) => ok)).toBe(true)
  })
})
