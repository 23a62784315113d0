import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedHolidays } from '#commons/calendar/actions/seed-holidays.ts'
import { figureValue } from '#commons/figures/actions/figure-value.ts'
import { timeline } from '#platform/audit/store.ts'
import { sql } from '#platform/db/sql.ts'
import { type Actor, home } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { portsFor } from '../../../../fixtures/ports.ts'
import { figures } from '../wiring/figures.ts'
import { importOpinions } from '../wiring/import.ts'

const { db } = await freshDatabase()
const ports = portsFor(db)
const now = new Date('2026-11-24T02:00:00Z')
const contextFor = async (actor: Actor) => ({
  county: home,
  viewer: await viewerFor(db, actor, now),
  db,
  ports,
  now,
  language: 'zh-CN' as const,
})
const run = async (text: string, dryRun = false, actor: Actor = 'office') =>
  importOpinions(await contextFor(actor), text, { dryRun })
beforeAll(() => db.write('*', seedHolidays))

const told = (over: object = {}) => ({
  id: 1,
  author: 'a1',
  title: '路灯不亮',
  submittedAt: '2019-04-25T23:59:09',
  body: '第一行\r\n第二行',
  reply: '已经\t修好',
  repliedAt: '2020-01-02T00:10:00',
  ...over,
})
const jsonl = (...rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\r\n')

interface Kept {
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly on: string
  readonly closedOn: string | null
  readonly result: string | null
  readonly answer: string | null
  readonly body: string
  readonly township: string
  readonly channel: string
  readonly authorName: string | null
}

const kept = (): Promise<Kept[]> =>
  db.read(home, (session) =>
    session.all(
      sql<Kept>`select id, number, state, "on", closed_on, result, answer, body, township, channel, author_name from opinions.opinion where county = ${home} order by "on", number`,
    ),
  )

describe('导入群众意见', () => {
  const three = jsonl(
    told(),
    told({ id: 2, division: townships.west, category: '教育', reply: null, repliedAt: null }),
    told({ id: 'x', sourceId: '登记簿' }),
  )

  it('试运行只检查，不改动', async () => {
    expect(await run(three, true)).toMatchObject({ dryRun: true, lines: 3, added: 3, unchanged: 0, refused: 0 })
    expect(await kept()).toEqual([])
  })

  it('只有能补录的人可以', async () => {
    await expect(run(three, false, 'eastKeeper')).rejects.toMatchObject({ refusal: { code: 'not-allowed' } })
    expect(await kept()).toEqual([])
  })

  it('坏行报出行号和理由，其余照收', async () => {
    const report = await run(
      `${jsonl(told())}\n{oops\n${jsonl(told({ id: 2, division: townships.west, category: '教育', reply: null, repliedAt: null }), told({ id: 3, division: '410000101' }), told(), told({ id: 'x', sourceId: '登记簿' }))}\n`,
    )
    expect(report).toMatchObject({ lines: 6, added: 3, unchanged: 0, refused: 3 })
    expect(report.rows.filter(({ outcome }) => outcome === 'refused')).toEqual([
      { line: 2, id: null, outcome: 'refused', field: null, code: 'bad-line' },
      { line: 4, id: '3', outcome: 'refused', field: 'division', code: 'unknown-division' },
      { line: 5, id: '1', outcome: 'refused', field: 'id', code: 'repeated' },
    ])
  })

  it('日期是文件里的，编号按收到的年份，结果未注明，不记作者', async () => {
    const rows = await kept()
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map(({ number }) => number))).toEqual(new Set(['2019-0001', '2019-0002', '2019-0003']))
    const [open, ...closed] = [...rows].sort((a, b) => a.state.localeCompare(b.state))
    expect(open).toMatchObject({ state: 'accepted', township: townships.west, result: null, closedOn: null })
    for (const one of closed) {
      expect(one).toMatchObject({
        state: 'closed',
        on: '2019-04-25',
        closedOn: '2020-01-02',
        result: 'unstated',
        answer: '已经\t修好',
        body: '第一行\r\n第二行',
        channel: 'import',
        authorName: null,
      })
    }
  })

  it('时间线每一步都注明补录，无人收到任务和通知', async () => {
    const [one] = (await kept()).filter(({ state }) => state === 'closed')
    const events = await db.read(home, (session) => timeline(session, 'opinion', one?.id ?? '', 10))
    expect(events.map(({ name, on, backfill }) => [name, on, backfill])).toEqual([
      ['opinion.submitted', '2019-04-25', true],
      ['opinion.accepted', '2019-04-25', true],
      ['opinion.assigned', '2019-04-25', true],
      ['opinion.answerRecorded', '2020-01-02', true],
    ])
  })

  it('再来一次什么都不变', async () => {
    const before = await kept()
    expect(await run(three)).toMatchObject({ lines: 3, added: 0, unchanged: 3, refused: 0 })
    expect(await run(three, true)).toMatchObject({ added: 0, unchanged: 3 })
    expect(await kept()).toEqual(before)
  })

  it('后来的答复补得上；改了内容的不收', async () => {
    const later = told({ id: 2, division: townships.west, category: '教育' })
    expect(await run(jsonl(later))).toMatchObject({ added: 1, refused: 0 })
    const changed = await run(jsonl(told({ body: '换了内容' })))
    expect(changed.rows).toEqual([{ line: 1, id: '1', outcome: 'refused', field: null, code: 'id-taken' }])
  })
})

const real = join(import.meta.dirname, '../../../../../shared/data/messages/replied.jsonl')

describe.skipIf(!existsSync(real))('真实留言（../shared/data/messages，没有时略过）', () => {
  it('全部经由真实动作导入，数字与另行清点的一致', async () => {
    const text = readFileSync(real, 'utf8')
    const count = text.split('\n').filter((line) => line.includes('"reply"')).length
    expect(await run(text)).toMatchObject({ lines: count, added: count, refused: 0 })
    const inYear = (year: string) =>
      text
        .split('\n')
        .filter((line) => line.includes(`"submittedAt": "${year}-`) || line.includes(`"submittedAt":"${year}-`)).length
    const [received] = figures
    const context = await contextFor('office')
    for (const year of ['2012', '2018', '2020']) {
      const { value, rows } = await figureValue(context, received, {
        from: `${year}-01-01`,
        to: `${year}-12-31`,
        by: 'result,township',
      })
      expect(value).toBe(inYear(year))
      expect(rows.reduce((sum, row) => sum + row.value, 0)).toBe(inYear(year))
      expect(new Set(rows.map(({ keys }) => keys[0]?.code))).toEqual(new Set(inYear(year) > 0 ? ['unstated'] : []))
    }
  }, 240_000)
})
