import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import type { OpenTask } from '#platform/action/ports.ts'
import { sql } from '#platform/db/sql.ts'
import { together } from '#platform/db/together.ts'
import { countTasks, openTasks, settleTasks, type Whose } from '../data/store.ts'

const { db } = await freshDatabase()

const owed = (part: Partial<OpenTask>): OpenTask => ({
  kind: 'opinion',
  record: randomUUID(),
  move: 'accept',
  permission: 'opinions.receive',
  organ: organOf(`presidium:${townships.east}`),
  division: townships.east,
  dueOn: null,
  number: null,
  title: '一件事',
  openedOn: '2026-11-20',
  ...part,
})

const settle = (record: string, next: OpenTask | null) =>
  db.write(home, async (session) =>
    session.send(together(settleTasks(home, { kind: 'opinion', id: record, isNew: false }, next))),
  )
const road = organOf('agency:县交通运输局')

const all = {
  eastAccept: owed({ title: '河东待受理', dueOn: '2026-11-25' }),
  westAccept: owed({
    title: '河西待受理',
    organ: organOf(`presidium:${townships.west}`),
    division: townships.west,
    dueOn: '2026-11-23',
  }),
  roadDraft: owed({ title: '交通待拟', move: 'draft', permission: 'opinions.draft', organ: road, dueOn: '2026-12-10' }),
  roadSign: owed({ title: '交通待签', move: 'sign', permission: 'opinions.sign', organ: road, dueOn: null }),
  village: owed({
    title: '村委待拟',
    move: 'draft',
    permission: 'opinions.draft',
    organ: organOf('village:999901101200'),
    dueOn: '2026-11-24',
  }),
  release: owed({ title: '待反馈', move: 'release', permission: 'opinions.release', dueOn: '2026-11-26' }),
}

beforeAll(async () => {
  for (const task of Object.values(all)) await settle(task.record, task)
})

const titles = async (actor: Actor, whose: Whose) => {
  const viewer = await viewerFor(db, actor)
  return db.read(home, async (session) => (await openTasks(session, viewer, whose, 100)).map(({ title }) => title))
}

test('我欠的：自己的单位、自己的权限，最急的在前', async () => {
  expect(await titles('eastKeeper', 'mine')).toEqual(['河东待受理'])
  expect(await titles('westChair', 'mine')).toEqual(['河西待受理'])
  expect(await titles('roadDrafter', 'mine')).toEqual(['交通待拟'])
  expect(await titles('roadHead', 'mine')).toEqual(['交通待签'])
  expect(await titles('waterDrafter', 'mine')).toEqual([])
})

test('镇政府办理所辖村的事', async () => {
  expect(await titles('eastDrafter', 'mine')).toEqual(['村委待拟'])
})

test('全县只有代工委能反馈，欠的就是它；乡镇欠的它督办', async () => {
  expect(await titles('office', 'mine')).toEqual(['待反馈'])
  expect(await titles('office', 'watching')).toEqual(['河西待受理', '村委待拟', '河东待受理', '交通待拟', '交通待签'])
})

test('看着的：看得见而不是自己欠的', async () => {
  expect(await titles('leader', 'mine')).toEqual([])
  expect(await titles('leader', 'watching')).toHaveLength(6)
  expect(await titles('westDeputy', 'watching')).toEqual(['河西待受理'])
  expect(await titles('roadHead', 'watching')).toEqual(['交通待拟'])
  expect(await titles('admin', 'watching')).toEqual([])
})

test('counts by lamp add up; each kind is near by its own days', async () => {
  const viewer = await viewerFor(db, 'leader')
  const count = (near: ReadonlyMap<string, string>) =>
    db.read(home, (session) => countTasks(session, viewer, 'watching', { today: '2026-11-24', near }))
  const of = (near: number) => ({ all: 6, overdue: 1, near, onTime: 4 - near, paused: 1 })
  expect(await count(new Map([['opinion', '2026-11-26']]))).toEqual(of(3))
  expect(
    await count(
      new Map([
        ['visit', '2026-12-31'],
        ['opinion', '2026-11-25'],
      ]),
    ),
  ).toEqual(of(2))
  expect(await count(new Map([['visit', '2026-12-31']]))).toEqual(of(1))
  expect(await count(new Map())).toEqual(of(1))
})

test('names of organ and place come along', async () => {
  const viewer = await viewerFor(db, 'roadDrafter')
  const [task] = await db.read(home, (session) => openTasks(session, viewer, 'mine', 1))
  expect(task).toMatchObject({ organ: '县交通运输局', place: '河东镇', dueOn: '2026-12-10', openedOn: '2026-11-20' })
})

test('a record owes one thing at a time, or nothing', async () => {
  const first = owed({ title: '第一步' })
  const rows = () =>
    db.read(home, (session) =>
      session.all(sql`select title from tasks.task where county = ${home} and record = ${first.record}`),
    )
  await settle(first.record, first)
  await settle(first.record, { ...first, title: '第二步' })
  expect(await rows()).toEqual([{ title: '第二步' }])
  await settle(first.record, null)
  expect(await rows()).toEqual([])
  await settle(first.record, first)
  expect(await rows()).toEqual([{ title: '第一步' }])
  await settle(first.record, null)
})
