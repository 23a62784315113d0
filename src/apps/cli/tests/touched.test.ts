import { describe, expect, it, vi } from 'vitest'
import { type Connection, urlOf } from '#platform/embedded/connection.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { ownFolder } from '../../../../fixtures/backups/contents.ts'
import { home } from '../../../../fixtures/cast.ts'
import { exampleSecret } from '../../../../fixtures/keys.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { runCommand } from '../run.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const folder = ownFolder()

const touched = async (...words: readonly string[]) => {
  const connection: Connection & { readonly database?: string } = app.owner as Connection
  vi.stubEnv('LUZHI_DATA', folder)
  vi.stubEnv('LUZHI_KEY', exampleSecret)
  vi.stubEnv('DATABASE_URL', urlOf(connection, connection.database ?? ''))
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const err = vi.spyOn(console, 'error').mockReturnValue()
  try {
    const code = await runCommand(['touched', '--county', home, ...words, '--json'])
    const lines = out.mock.calls.flat().map((line) => JSON.parse(String(line)) as Record<string, unknown>)
    return { code, found: lines.slice(0, -1), last: lines.at(-1) }
  } finally {
    for (const spy of [out, err]) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

describe('luzhi touched：谁动过什么', () => {
  it('一条记录：每一步谁办的，群众自己办的没有账号；给出过本人的信息也在', async () => {
    const one = await caseIn('assigned')
    await app.as(null)(`/api/public/v1/receipts/${one.link}/own-data`, { body: { phoneEnd: '1234' } })
    const { code, found, last } = await touched('--from', '2026-11-01', '--to', '2027-01-01', '--record', one.id)
    expect([code, last?.['count']]).toEqual([0, 5])
    expect(found.map(({ name, login }) => [name, login !== null])).toEqual(
      expect.arrayContaining([
        ['opinion.submitted', false],
        ['opinion.accepted', true],
        ['opinion.assigned', true],
        ['ownData.given', false],
        ['touched.asked', false],
      ]),
    )
    expect(JSON.stringify(found)).not.toMatch(/13800001234|王示例|路灯/)
  })

  it('一个账号：只有他办的；时间之外的没有；查过这件事自己留下记录', async () => {
    const one = await caseIn('accepted')
    const all = await touched('--from', '2026-11-01', '--to', '2027-01-01', '--record', one.id)
    const login = String(all.found.find(({ name }) => name === 'opinion.accepted')?.['login'])
    const own = await touched('--from', '2026-11-01', '--to', '2027-01-01', '--login', login)
    expect(new Set(own.found.map((touch) => touch['login']))).toEqual(new Set([login]))
    expect((await touched('--from', '2020-01-01', '--to', '2020-02-01')).found).toEqual([])
    const asked = (await touched('--from', '2026-11-01')).found.filter(({ name }) => name === 'touched.asked')
    expect(asked.length).toBeGreaterThanOrEqual(4)
  })

  it('不是日期、不是记录的号：2', async () => {
    expect((await touched('--from', 'yesterday')).code).toBe(2)
    expect((await touched('--from', '2026-11-01', '--record', 'x')).code).toBe(2)
  })
})
