import { beforeAll, expect, test } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import type { Actor } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { said } from '../../../../fixtures/opinions.ts'

const app = await startApp()

const enter = async (over: Readonly<Record<string, unknown>>): Promise<void> => {
  const { status } = await app.as('office')('/api/v1/opinions', { body: said({ channel: 'letter', ...over }) })
  expect(status).toBe(201)
  app.clock.pass(1000)
}

const exported = async (actor: Actor, query = '', headers: Readonly<Record<string, string>> = {}) => {
  const { status, text, headers: got } = await app.as(actor)(`/api/v1/opinions/export${query}`, { headers })
  expect([status, got.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  const [head = '', ...lines] = text.split('\r\n').filter(Boolean)
  return { head, lines, titles: lines.map((line) => line.split(',')[1]) }
}

beforeAll(async () => {
  await enter({ title: '河东的路灯', township: townships.east })
  await enter({ title: '=1+1', township: townships.west, village: undefined })
  await enter({ title: '河东的水渠，堵了', township: townships.east })
})

test('和列表一样的列、次序、筛选；表头用来问的人的语言', async () => {
  const all = await exported('office')
  expect(all.head).toBe('编号,标题,乡镇,村、社区,类别,承办单位,状态,收到,期限,剩余工作日')
  expect(all.titles).toEqual(['河东的水渠，堵了', '"\'=1+1"', '河东的路灯'])
  expect(all.lines.at(-1)).toBe(',河东的路灯,河东镇,大王楼村,,,待受理,2026-11-24,2026-11-27,3')
  expect((await exported('office', `?township=${townships.east}&sort=on`)).titles).toEqual([
    '河东的路灯',
    '河东的水渠，堵了',
  ])
  expect((await exported('office', '?tab=closed')).lines).toEqual([])
  expect((await exported('office', '', { 'accept-language': 'en' })).head).toContain('Working days left')
})

test('只有自己看得见的；没有反映人的姓名和电话', async () => {
  expect((await exported('eastKeeper')).titles).toEqual(['河东的水渠，堵了', '河东的路灯'])
  expect((await exported('westDeputy')).titles).toEqual(['"\'=1+1"'])
  expect((await exported('roadDrafter')).lines).toEqual([])
  expect((await exported('office')).lines.join()).not.toMatch(/王示例|1380000/)
})

test('问得不对是一个问题，不是半个文件', async () => {
  for (const query of ['?tab=nonsense', '?limit=5', '?cursor=x']) {
    const { status, body } = await app.as('office')(`/api/v1/opinions/export${query}`)
    expect([query, status, String(body.code)]).toEqual([query, 422, 'bad-input'])
  }
})

test('开头的标记让表格软件认出 UTF-8', async () => {
  const answer = await fetch(`${app.url}/api/v1/opinions/export`, {
    headers: { authorization: `Bearer ${await app.tokenOf('office')}` },
  })
  expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(answer.headers.get('content-disposition')).toBe('attachment')
})

test('比一页长的也是全部，一件一行', async () => {
  for (let n = 0; n < 205; n++) await enter({ title: `第${n}件`, township: townships.street, village: undefined })
  const { titles } = await exported('office', `?township=${townships.street}&sort=on`)
  expect(titles).toEqual(Array.from({ length: 205 }, (_, n) => `第${n}件`))
})
