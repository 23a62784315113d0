import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { figureValue } from '#commons/figures/actions/figure-value.ts'
import type { Ports } from '#platform/action/ports.ts'
import { sql } from '#platform/db/sql.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { opinionSettings } from '../spec/settings.ts'
import { figures } from '../wiring/figures.ts'

const { db } = await freshDatabase()
const now = new Date('2026-11-24T02:00:00Z')
const ports = { settings: async () => ({ version: 0, value: opinionSettings.parse({}) }) } as unknown as Ports
const [received, solved] = figures

const insert = (
  state: string,
  result: string | null,
  {
    on = '2026-05-01',
    closedOn = null as string | null,
    township = townships.east as string,
    category = null as string | null,
  } = {},
) =>
  db.write(home, (session) =>
    session.all(sql`
      insert into opinions.opinion (county, id, code, salt, state, version, settings_version, at, "on", title, body, township, channel, publish_consent, receiver, office, result, closed_on, category)
      values (${home}, ${randomUUID()}, ${randomUUID().slice(0, 8)}, ${Buffer.alloc(32)}, ${state}, 1, 0, now(), ${on}, '事', '事', ${township}, 'portal', false,
        ${organOf(`presidium:${townships.east}`)}, ${organOf('committee:deputies')}, ${result}, ${closedOn}, ${category})`),
  )

beforeAll(async () => {
  await insert('closed', 'solved', { closedOn: '2026-06-01', category: 'transport' })
  await insert('closed', 'planned', { closedOn: '2026-06-01', township: townships.west })
  await insert('closed', null, { closedOn: '2026-06-01' })
  await insert('declined', null)
  await insert('merged', null)
  await insert('handling', 'solved')
  await insert('closed', 'solved', { on: '2025-12-31', closedOn: '2026-01-02' })
})

const ask = async (figure: (typeof figures)[number], by?: string) =>
  figureValue({ county: home, viewer: await viewerFor(db, 'office', now), db, ports, now, language: 'zh-CN' }, figure, {
    by,
  })

const lines = (rows: Awaited<ReturnType<typeof ask>>['rows']) =>
  rows.map(({ keys, value }) => `${keys.map(({ name }) => name).join(' ')} ${value}`)

test('收到的意见：按收到那天，不予受理、并入别件的也算', async () => {
  const { value, unit, rows, definition } = await ask(received, 'result')
  expect([value, unit, definition.name]).toEqual([6, '件', '收到的群众意见'])
  expect(lines(rows).toSorted()).toEqual(
    ['不予受理 1', '办理中 1', '列入计划 1', '已解决 1', '并入别件 1', '未注明 1'].toSorted(),
  )
  expect(definition.dimensions.map(({ name }) => name)).toEqual([
    '结果',
    '乡镇',
    '状态',
    '类别',
    '月份',
    '渠道',
    '评价',
  ])
  expect(Object.values(definition).every((text) => text !== '' && !String(text).startsWith('figure.'))).toBe(true)
})

test('已解决的意见：按办结那天，只算已经办结的', async () => {
  const { value, rows } = await ask(solved, 'month')
  expect([value, ...lines(rows)]).toEqual([2, '2026-01 1', '2026-06 1'])
})

test('每一种分法加起来都等于合计，名字都有', async () => {
  for (const { code } of received.dimensions) {
    const { value, rows } = await ask(received, `township,${code}`)
    expect([code, rows.reduce((sum, row) => sum + row.value, 0)]).toEqual([code, value])
  }
  expect(lines((await ask(received, 'category')).rows)).toEqual(['道路交通 1', '未填 5'])
  expect(lines((await ask(received, 'channel')).rows)).toEqual(['公众页 6'])
})
