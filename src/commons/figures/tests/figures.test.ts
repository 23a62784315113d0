import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { figure } from '#kernel/figure.ts'
import { Problem } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Context } from '#platform/action/context.ts'
import type { Ports } from '#platform/action/ports.ts'
import { sql } from '#platform/db/sql.ts'
import { type Actor, home } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { figureValue } from '../actions/figure-value.ts'
import { records } from '../spec/contract.ts'
import { figureRoutes } from '../wiring/routes.ts'

const { db, owner } = await freshDatabase()
const now = new Date('2026-11-24T02:00:00Z')

const lamps = figure({
  code: 'lamps',
  kind: 'lamp',
  rows: `select id, "on", null::text as number, title, null::text as place, null::text as organ, null::text as note, township, state, maker from public.lamp
    where county = $1 and "on" between $2::date and $3::date and ($4::text[] is null or township = any($4::text[]))`,
  dimensions: [
    { code: 'township', key: 'r.township', names: 'division' },
    { code: 'state', key: 'r.state', names: { prefix: 'state' } },
    { code: 'maker', key: 'r.maker', names: { room: 'lamps', setting: 'makers' } },
    { code: 'month', key: `to_char(r."on", 'YYYY-MM')`, names: 'itself' },
  ],
  words: {
    'zh-CN': { 'figure.lamps.name': '路灯', 'figure.lamps.unit': '盏', 'state.lit': '亮', 'by.township': '乡镇' },
    en: { 'figure.lamps.name': 'Lamps', 'figure.lamps.unit': 'lamps', 'state.lit': 'lit' },
  },
})

const ports = {
  settings: async () => ({ version: 1, value: { makers: [{ code: 'm1', name: '一厂' }] } }),
} as unknown as Ports

const contextOf = (viewer: Viewer, language: Context['language'] = 'zh-CN'): Context => ({
  county: home,
  viewer,
  db,
  ports,
  now,
  language,
})
const as = async (actor: Actor) => contextOf(await viewerFor(db, actor, now))

const insert = (id: number, on: string, township: string, state: string, maker: string | null, county = home) =>
  db.write(county, (session) =>
    session.all(
      sql`insert into public.lamp values (${county}, ${`00000000-0000-4000-8000-${String(id).padStart(12, '0')}`}, ${on}, ${`灯${id}`}, ${township}, ${state}, ${maker})`,
    ),
  )

beforeAll(async () => {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(
    'create table public.lamp (county text, id uuid, "on" date, title text, township text, state text, maker text)',
  )
  await client.query('grant select, insert on public.lamp to luzhi_app')
  await client.end()
  await insert(1, '2026-01-01', townships.east, 'lit', 'm1')
  await insert(2, '2026-03-05', townships.east, 'dark', null)
  await insert(3, '2026-11-24', townships.west, 'lit', 'm2')
  await insert(4, '2025-12-31', townships.east, 'lit', 'm1')
  await insert(5, '2026-03-05', townships.east, 'lit', 'm1', 'other')
})

const list = async (context: Context, query: Record<string, unknown>) => {
  const handler = figureRoutes([lamps]).find(({ endpoint }) => endpoint.path === records.path)
  const reply = await handler?.handle(context, {
    params: { code: 'lamps' },
    query: { limit: 20, ...query },
    body: undefined,
    source: '',
  } as never)
  return reply?.body as { items: { id: string; title: string; on: string }[]; next: string | null; total: unknown }
}

const refused = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fine',
    (error) => (error instanceof Problem ? error.refusal.code : String(error)),
  )

test('合计、分解和记录对得上', async () => {
  const context = await as('office')
  const whole = await figureValue(context, lamps, {})
  expect(whole).toMatchObject({
    value: 3,
    unit: '盏',
    from: '2026-01-01',
    to: '2026-11-24',
    asOf: now.toISOString(),
    rows: [],
  })
  const by = await figureValue(context, lamps, { by: 'township,state' })
  expect(by.value).toBe(3)
  expect(by.rows).toEqual([
    {
      keys: [
        { code: townships.east, name: '河东镇' },
        { code: 'dark', name: 'dark' },
      ],
      value: 1,
    },
    {
      keys: [
        { code: townships.east, name: '河东镇' },
        { code: 'lit', name: '亮' },
      ],
      value: 1,
    },
    {
      keys: [
        { code: townships.west, name: '河西乡' },
        { code: 'lit', name: '亮' },
      ],
      value: 1,
    },
  ])
  const shown = await list(context, {})
  expect(shown).toMatchObject({ total: 3, next: null })
  expect(shown.items.map(({ title }) => title)).toEqual(['灯3', '灯2', '灯1'])
  expect(
    (await list(context, { where: `township:${townships.east},state:lit` })).items.map(({ title }) => title),
  ).toEqual(['灯1'])
  expect((await list(context, { where: 'maker:' })).items.map(({ title }) => title)).toEqual(['灯2'])
  expect((await list(context, { q: '灯3' })).total).toBe(1)
})

test('keys are called by setting, by themselves, and by a word where there is none', async () => {
  const context = await as('office')
  const names = async (by: string, language: Context['language'] = 'zh-CN') =>
    (await figureValue({ ...context, language, traditional: (label) => `繁${label}` }, lamps, { by })).rows.map(
      ({ keys: [key], value }) => `${key?.code} ${key?.name} ${value}`,
    )
  expect(await names('maker')).toEqual(['m1 一厂 1', 'm2 m2 1', 'null 未填 1'])
  expect(await names('maker', 'en')).toEqual(['m1 一厂 1', 'm2 m2 1', 'null none 1'])
  expect(await names('maker', 'zh-Hant')).toEqual(['m1 一厂 1', 'm2 m2 1', 'null 繁未填 1'])
  expect(await names('month')).toEqual(['2026-01 2026-01 1', '2026-03 2026-03 1', '2026-11 2026-11 1'])
})

test('乡镇的只数本乡镇，问别的被拒', async () => {
  const east = await as('eastKeeper')
  expect((await figureValue(east, lamps, {})).value).toBe(2)
  expect((await figureValue(east, lamps, { division: townships.east })).value).toBe(2)
  expect(await refused(figureValue(east, lamps, { division: townships.west }))).toBe('not-allowed')
  expect(await refused(list(east, { division: townships.west }))).toBe('not-allowed')
  expect((await list(east, {})).total).toBe(2)
  expect(await refused(as('deputy' as Actor).then((context) => figureValue(context, lamps, {})))).not.toBe('fine')
})

test('a place that is no township of this county is refused', async () => {
  const office = await as('office')
  for (const division of [townships.neighbour, '999901', '999901101200', 'x'])
    expect(await refused(figureValue(office, lamps, { division }))).toBe('bad-input')
})

test('a page goes on where the last ended', async () => {
  const office = await as('office')
  const first = await list(office, { limit: 2 })
  expect(first.items.map(({ title }) => title)).toEqual(['灯3', '灯2'])
  const second = await list(office, { limit: 2, cursor: first.next })
  expect(second).toMatchObject({ items: [{ title: '灯1' }], next: null })
  expect(await refused(list(office, { cursor: 'nonsense' }))).toBe('bad-input')
})

test('what is kept is exact: the next write counts anew', async () => {
  const office = await as('office')
  const before = await figureValue(office, lamps, { from: '2020-01-01', by: 'state' })
  expect(await figureValue(office, lamps, { from: '2020-01-01', by: 'state' })).toEqual(before)
  await insert(6, '2026-06-01', townships.east, 'lit', 'm1')
  expect((await figureValue(office, lamps, { from: '2020-01-01', by: 'state' })).value).toBe(before.value + 1)
})
