import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, organOf } from '../../../../fixtures/cast.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'

const app = await startApp()

interface Page {
  readonly items: { readonly id: string; readonly title: string }[]
  readonly next: string | null
  readonly total: number
}

const say = async (title: string, township: string): Promise<void> => {
  const { status } = await app.as('office')('/api/v1/opinions', {
    body: { id: randomUUID(), title, body: `${title}，请尽快处理`, township, channel: 'letter' },
  })
  expect(status).toBe(201)
  app.clock.pass(60_000)
}

beforeAll(async () => {
  await say('河东路灯不亮', townships.east)
  await say('河西路灯歪了', townships.west)
  await say('河东道路塌陷', townships.east)
  await app.settle()
})

const find = async (actor: Actor, query: string): Promise<string[]> => {
  const { status, body } = await app.as(actor)<Page>(`/api/v1/opinions?${query}`)
  expect(status).toBe(200)
  expect(body.total).toBe(body.items.length)
  return body.items.map(({ title }) => title)
}

test('搜一个词，最新的在前，只在看得见的范围里', async () => {
  expect(await find('office', 'q=路灯')).toEqual(['河西路灯歪了', '河东路灯不亮'])
  expect(await find('eastKeeper', 'q=路灯')).toEqual(['河东路灯不亮'])
  expect(await find('roadDrafter', 'q=路灯')).toEqual([])
  expect(await find('office', 'q=河东 塌陷')).toEqual(['河东道路塌陷'])
})

test('搜词也可以再筛、再排', async () => {
  expect(await find('office', `q=路灯&township=${townships.west}`)).toEqual(['河西路灯歪了'])
  expect(await find('office', 'q=路灯&sort=on')).toEqual(['河东路灯不亮', '河西路灯歪了'])
  expect(await find('office', 'q=路灯&tab=closed')).toEqual([])
})

test('一个字找不到东西', async () => {
  expect(await find('office', 'q=灯')).toEqual([])
})

test('搜到的也能翻页', async () => {
  const first = await app.as('office')<Page>('/api/v1/opinions?q=路灯&limit=1')
  expect([first.body.items.length, first.body.total]).toEqual([1, 2])
  const second = await app.as('office')<Page>(`/api/v1/opinions?q=路灯&limit=1&cursor=${first.body.next}`)
  expect(second.body.items.map(({ title }) => title)).toEqual(['河东路灯不亮'])
  expect(second.body.next).toBeNull()
})

test('承办单位搜得到刚交给它的，收回以后搜不到；别的单位始终搜不到', async () => {
  const { caseIn, must } = opinionsOf(app)
  const one = await caseIn('accepted', { title: '石桥栏杆松动', body: '石桥栏杆松动，请尽快处理' })
  await app.settle()
  expect(await find('roadDrafter', 'q=石桥栏杆')).toEqual([])
  await must(one, 'assign') // the index of words does not change with the handler
  expect(await find('roadDrafter', 'q=石桥栏杆')).toEqual(['石桥栏杆松动'])
  expect(await find('waterDrafter', 'q=石桥栏杆')).toEqual([])
  await must(one, 'recall')
  expect(await find('roadDrafter', 'q=石桥栏杆')).toEqual([])
  expect(await find('eastKeeper', 'q=石桥栏杆')).toEqual(['石桥栏杆松动'])
})

test('按届筛：那一届期间说的；没有的届什么也没有；搜词时也筛', async () => {
  const ask = app.as('office')
  const startsOn = '2026-11-25'
  app.clock.on(startsOn)
  await say('换届以后的路灯', townships.east)
  const acted = async (id: string, verb: string, version: number, input: object): Promise<void> => {
    const body = { actId: randomUUID(), version, input }
    expect((await ask(`/api/v1/terms/${id}/actions/${verb}`, { body })).status).toBe(200)
  }
  const organ = organOf('congress')
  const { body } = await ask<{ items: { id: string; version: number }[] }>(`/api/v1/terms?organ=${organ}`)
  for (const old of body.items) await acted(old.id, 'end', old.version, { endsOn: '2026-11-24' })
  const id = randomUUID()
  expect((await ask('/api/v1/terms', { body: { id, organ, number: 17, startsOn } })).status).toBe(201)
  await acted(id, 'begin', 1, { startsOn })
  await app.settle()
  expect(await find('office', 'term=17')).toEqual(['换届以后的路灯'])
  expect(await find('office', 'term=17&q=路灯')).toEqual(['换届以后的路灯'])
  expect(await find('office', 'term=16')).not.toContain('换届以后的路灯')
  expect(await find('office', 'term=18')).toEqual([])
  expect((await find('office', '')).length).toBeGreaterThan(1)
  expect((await ask('/api/v1/opinions?term=x')).status).toBe(422)
})
