import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { home, other } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { countFound, indexDocs, newestFound, searchCondition } from '../data/store.ts'

const { db } = await freshDatabase()

const east = '999901101'
const ids = Array.from({ length: 4 }, () => randomUUID())
const [lamp = '', road = '', both = '', foreign = ''] = ids

const doc = (record: string, on: string, fields: string[], division: string = east) => ({
  record,
  on,
  at: `${on}T01:00:00Z`,
  division,
  fields,
})

beforeAll(async () => {
  await db.write(home, (session) =>
    indexDocs(session, 'opinion', [
      doc(lamp, '2026-01-01', ['路灯不亮']),
      doc(road, '2026-01-02', ['修路', '坑多'], '999901102'),
      doc(both, '2026-01-03', ['修路，装路灯', '2026-0007']),
    ]),
  )
  await db.write(other, (session) => indexDocs(session, 'opinion', [doc(foreign, '2026-01-04', ['路灯'])]))
})

const find = (q: string, within = raw('true'), county = home) =>
  db.read(county, async (session) => {
    const found = newestFound(county, { kind: 'opinion', q, within, limit: 20 })
    return found === null ? null : (await session.all({ ...found, replan: true })).map(({ record }) => record)
  })

test('finds what holds all keywords, the newest first, in this county only', async () => {
  expect(await find('路灯')).toEqual([both, lamp])
  expect(await find('修路 路灯')).toEqual([both])
  expect(await find('2026-0007')).toEqual([both])
  expect(await find('路灯不')).toEqual([lamp])
  expect(await find('路装')).toEqual([])
  expect(await find('路灯', raw('true'), other)).toEqual([foreign])
})

test('a viewer finds within its reach', async () => {
  expect(await find('修路', sql`d.division = any(${[east]})`)).toEqual([both])
})

test('one character looks for nothing', async () => {
  expect(await find('灯')).toBeNull()
  expect(searchCondition(home, 'opinion', '灯')).toBeNull()
})

test('a page goes on where the last ended', async () => {
  const places = await db.read(home, (session) =>
    session.all({ ...newestFound(home, { kind: 'opinion', q: '路灯', within: raw('true'), limit: 1 })!, replan: true }),
  )
  const next = newestFound(home, {
    kind: 'opinion',
    q: '路灯',
    within: raw('true'),
    limit: 1,
    after: places[0] ?? null,
  })
  expect(await db.read(home, (session) => session.all(next!))).toMatchObject([{ record: lamp }])
})

test('a phrase among the newest, and one that only the index of words finds', async () => {
  const ask = (q: string, limit: number) =>
    db.read(home, (session) =>
      session.all({ ...newestFound(home, { kind: 'opinion', q, within: raw('true'), limit })!, replan: true }),
    )
  expect((await ask('修路 路灯', 1)).map(({ record }) => record)).toEqual([both])
  expect((await ask('路灯不', 20)).map(({ record }) => record)).toEqual([lamp])
})

test('counts up to a limit', async () => {
  const count = (most: number) =>
    db.read(home, (session) =>
      session.one(countFound(home, { kind: 'opinion', q: '路灯', within: raw('true') }, most)!),
    )
  expect(await count(1000)).toEqual({ count: 2 })
  expect(await count(1)).toEqual({ count: 1 })
})

test('indexing again follows the record, and writes nothing when nothing changed', async () => {
  const stamp = () =>
    db.read(home, (session) =>
      session.one(sql`select xmin::text as stamp from search.doc where county = ${home} and record = ${lamp}`),
    )
  const before = await stamp()
  await db.write(home, (session) => indexDocs(session, 'opinion', [doc(lamp, '2026-01-01', ['路灯不亮'])]))
  expect(await stamp()).toEqual(before)
  await db.write(home, (session) => indexDocs(session, 'opinion', [doc(lamp, '2026-01-01', ['井盖丢失'])]))
  expect(await find('井盖')).toEqual([lamp])
  expect(await find('路灯')).toEqual([both])
})
