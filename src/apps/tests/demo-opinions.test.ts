import { beforeAll, describe, expect, it } from 'vitest'
import { divisionSource } from '#commons/divisions/actions/division-source.ts'
import { packDivisions } from '#commons/divisions/actions/pack-divisions.ts'
import { seedHolidays } from '#commons/calendar/actions/seed-holidays.ts'
import { sql } from '#platform/db/sql.ts'
import { freshDatabase } from '../../../fixtures/database.ts'
import { exampleKeys } from '../../../fixtures/keys.ts'
import { makeDemo } from '../demo/county.ts'
import { demoKey } from '../demo/accounts.ts'
import { loadDemoOpinions } from '../demo/opinions.ts'
import { portsOf } from '../ports.ts'

const { db, owner } = await freshDatabase()
const instance = { dataDir: '', config: owner, db, keys: exampleKeys, citus: false, applied: [], close: async () => {} }
const load = (day: string) => loadDemoOpinions(instance, portsOf(db), new Date(`${day}T02:00:00Z`))

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

describe('演示县的群众意见', () => {
  it('经由真实动作载入：每个乡镇、每种渠道、每种状态都有', async () => {
    expect(await load('2026-11-24')).toBe(120)
    const rows = await kept()
    expect(rows).toHaveLength(120)
    expect(new Set(rows.map(({ township }) => township)).size).toBe(22)
    expect(new Set(rows.map(({ state }) => state))).toEqual(
      new Set([
        'received',
        'accepted',
        'assigned',
        'handling',
        'drafted',
        'answered',
        'released',
        'closed',
        'declined',
        'merged',
      ]),
    )
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['portal', 'venue', 'visit', 'call', 'letter']))
    expect(rows.filter(({ dueOn }) => dueOn !== null && dueOn < '2026-11-24').length).toBeGreaterThan(3)
  }, 120_000)

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
