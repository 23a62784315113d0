import { beforeAll, describe, expect, it } from 'vitest'
import { divisionSource } from '#commons/divisions/actions/division-source.ts'
import { packDivisions } from '#commons/divisions/actions/pack-divisions.ts'
import { seedHolidays } from '#commons/calendar/actions/seed-holidays.ts'
import { opinionSettings, opinions } from '#features/opinions/feature.ts'
import { toDay } from '#kernel/day.ts'
import { sql } from '#platform/db/sql.ts'
import { freshDatabase } from '../../../fixtures/database.ts'
import { exampleKeys } from '../../../fixtures/keys.ts'
import { makeDemo } from '../demo/county.ts'
import { demoKey } from '../demo/accounts.ts'
import { loadDemoOpinions } from '../demo/opinions.ts'
import { type DemoMove, planDemo } from '../demo/plan.ts'
import { idOf, seed } from '../demo/story.ts'
import { portsOf } from '../ports.ts'

const { db, owner } = await freshDatabase()
const load = (day: string, through = db) => {
  const rest = { dataDir: '', config: owner, keys: exampleKeys, citus: false, applied: [], close: async () => {} }
  return loadDemoOpinions({ ...rest, db: through }, portsOf(through), new Date(`${day}T02:00:00Z`))
}

interface Kept {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly township: string
  readonly channel: string
  readonly dueOn: string | null
}

const kept = (): Promise<Kept[]> =>
  db.read(demoKey, (session) =>
    session.all(
      sql<Kept>`select id, state, version, township, channel, due_on from opinions.opinion where county = ${demoKey} order by id`,
    ),
  )

beforeAll(async () => {
  packDivisions()
  await db.write('*', seedHolidays)
  await makeDemo(db, divisionSource(), exampleKeys)
}, 120_000)

const [life] = opinions.lifecycles ?? []

class Killed extends Error {}

/** The database as a process sees it that is killed before its n-th transaction. */
const killedAfter = (writes: number): typeof db => {
  let left = writes
  return {
    ...db,
    async write(county, work) {
      if (left-- <= 0) throw new Killed()
      return db.write(county, work)
    },
  }
}

/** What happened to each opinion, with its business days, in order. */
const happened = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const events = await db.read(demoKey, (session) =>
    session.all(sql<{ record: string; name: string; on: string }>`
      select record, name, "on" from audit.event where county = ${demoKey} order by record, version`),
  )
  return new Map(
    [...Map.groupBy(events, ({ record }) => record)].map(([record, all]) => [
      record,
      all.map(({ name, on }) => `${on} ${name}`),
    ]),
  )
}

/** The same as the plan of a day has it. */
const planned = async (day: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const calendar = await portsOf(db).calendar()
  const courses = planDemo(seed, { calendar, today: toDay(day), settings: opinionSettings.parse({}) })
  const eventOf = (move: DemoMove) => (move === 'submit' ? life?.create : life?.moves[move])?.event
  return new Map(
    courses.map(({ index, steps }) => [
      idOf(index),
      steps.map(({ move, on }) => `${on} opinion.${eventOf(move) ?? move}`),
    ]),
  )
}

describe('演示县的群众意见', () => {
  it('载入到一半断了，隔几天再来、再断、再来：和一口气载完的一样', async () => {
    await expect(load('2026-11-24', killedAfter(0))).rejects.toThrow(Killed)
    await expect(load('2026-11-24', killedAfter(140))).rejects.toThrow(Killed)
    expect((await happened()).size).toBeGreaterThan(20)
    await expect(load('2026-11-25', killedAfter(77))).rejects.toThrow(Killed)
    await expect(load('2026-12-30', killedAfter(1))).rejects.toThrow(Killed)
    expect(await load('2026-12-02')).toBeGreaterThan(30)
    const [is, should] = [await happened(), await planned('2026-11-24')]
    expect(is.size).toBe(120)
    expect(is).toEqual(should)
    const numbers = await db.read(demoKey, (session) =>
      session.all(sql<{ number: string; on: string }>`
        select number, accepted_on as "on" from opinions.opinion where county = ${demoKey} and number is not null order by number`),
    )
    expect(numbers.map(({ number }) => number)).toEqual(
      numbers.map((_, index) => `2026-${String(index + 1).padStart(4, '0')}`),
    )
    expect(numbers.map(({ on }) => on)).toEqual(numbers.map(({ on }) => on).sort())
  }, 120_000)

  it('经由真实动作载入：每个乡镇、每种渠道、每种状态都有', async () => {
    const rows = await kept()
    expect(rows).toHaveLength(120)
    expect(new Set(rows.map(({ township }) => township)).size).toBe(22)
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(Object.keys(life?.states ?? {})))
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['portal', 'venue', 'visit', 'call', 'letter']))
    expect(rows.filter(({ dueOn }) => dueOn !== null && dueOn < '2026-11-24').length).toBeGreaterThan(3)
  })

  it('付井镇、办公室和六个单位的人都有事可办', async () => {
    const owed = await db.read(demoKey, (session) =>
      session.all(sql<{ organ: string; move: string }>`
        select distinct h.name as organ, o.state as move from opinions.opinion o join organs.name h on h.county = o.county and h.id = coalesce(case when o.state in ('assigned', 'handling', 'drafted') then o.handler end, o.receiver)
        where o.county = ${demoKey} and o.state in ('received', 'accepted', 'handling', 'drafted', 'answered')`),
    )
    const has = (organ: string, move: string) => owed.some((one) => one.organ === organ && one.move === move)
    for (const agency of [
      '县交通运输局',
      '县教育体育局',
      '县水利局',
      '县城市管理局',
      '县卫生健康委员会',
      '县农业农村局',
      '付井镇人民政府',
    ]) {
      expect([agency, has(agency, 'handling'), has(agency, 'drafted')]).toEqual([agency, true, true])
    }
    expect([has('付井镇人民代表大会主席团', 'received'), has('付井镇人民代表大会主席团', 'accepted')]).toEqual([
      true,
      true,
    ])
  })

  it('再启动一次、过几天再启动，都不改动', async () => {
    const before = await kept()
    expect(await load('2026-11-24')).toBe(0)
    expect(await load('2026-11-27')).toBe(0)
    expect(await kept()).toEqual(before)
  })
})
