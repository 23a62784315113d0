import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, organOf } from '../../../../fixtures/cast.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { sql } from '#platform/db/sql.ts'
import { home } from '../../../../fixtures/cast.ts'
import type { ConstituencyAnswer, ConstituencyItem } from '../spec/constituency-contract.ts'

const app = await startApp()
const base = '/api/v1/constituencies'
type Answered = ConstituencyAnswer & { readonly code: string }

const facts = { name: '第一选区', seats: 2, population: 3000, startsOn: '2021-05-01' }
const draw = (body: Record<string, unknown>, actor: Actor = 'office') =>
  app.as(actor)<Answered>(base, { body: { id: uuidv7(), ...facts, ...body } })
const act = (id: string, verb: string, version: number, input: unknown, actor: Actor = 'office') =>
  app.as(actor)<Answered>(`${base}/${id}/actions/${verb}`, { body: { actId: uuidv7(), version, input } })
const east = { level: 'township', township: townships.east }
const reason = '重新划分'

describe('选区', () => {
  it('县的选区县里划，乡镇的选区本乡镇划', async () => {
    const county = { level: 'county', township: townships.east, number: 1, villages: [villages.eastFirst] }
    expect((await draw(county, 'eastChair')).status).toBe(403)
    expect((await draw(county)).status).toBe(201)
    expect((await draw({ ...east, number: 1, villages: [villages.eastFirst] }, 'eastChair')).status).toBe(201)
    expect((await draw({ ...east, number: 2 }, 'westChair')).status).toBe(403)
    expect((await draw({ ...east, number: 2 }, 'leader')).status).toBe(403)
  })

  it.each([
    ['乡镇选区没有乡镇', { level: 'township', number: 3 }, 'township-missing'],
    ['街道没有自己的选区', { level: 'township', township: townships.street, number: 3 }, 'street-elects-none'],
    ['没有这个村', { ...east, number: 3, villages: ['999901101999'] }, 'constituency-place-unknown'],
    ['别县的村', { level: 'county', number: 3, villages: [villages.neighbour] }, 'constituency-place-unknown'],
    ['别乡的村', { ...east, number: 3, villages: [villages.westFirst] }, 'village-not-in-township'],
    ['号数重了', { ...east, number: 1 }, 'constituency-number-taken'],
  ])('%s', async (_, body, code) => expect((await draw(body)).body.code).toBe(code))

  it('每区一至三名、人口大体相等，是提示不是门槛（选举法 25、26）', async () => {
    const { status, body } = await draw({
      ...east,
      number: 5,
      seats: 4,
      population: 30_000,
      villages: [villages.eastFirst],
    })
    expect(status).toBe(201)
    expect(body.notes.map(({ code }) => code)).toEqual(['seats-beyond-three', 'people-uneven', 'village-shared'])
    const congress = await app.as('leader')<Answered>(`/api/v1/organs/${organOf(`congress:${townships.east}`)}`)
    expect(congress.body.notes).toEqual([
      { code: 'seats-under', law: '选举法 12', params: { count: 6, most: 67, least: 45, population: 33_000 } },
    ])
  })

  it('更正、停用、恢复；停用后号数可以给别的，给了就不能恢复', async () => {
    const { body } = await draw({ ...east, number: 7, villages: [villages.eastSecond] })
    const { id } = body.item
    const corrected = await act(id, 'correct', 1, { ...facts, number: 7, name: '小李庄选区', seats: 3, reason })
    expect(corrected.body.item).toMatchObject({ name: '小李庄选区', seats: 3, villages: [] })
    expect((await act(id, 'correct', 2, { ...facts, number: 1, reason })).body.code).toBe('constituency-number-taken')
    expect((await act(id, 'correct', 1, { ...facts, number: 7, reason })).body.code).toBe('stale-version')
    expect((await act(id, 'end', 2, { endsOn: '2026-10-31', reason })).body.item.state).toBe('ended')
    expect((await draw({ ...east, number: 7 })).status).toBe(201)
    expect((await act(id, 'restore', 3, { reason })).body.code).toBe('constituency-number-taken')
  })

  it('从村查到选区：当天的、过去某天的', async () => {
    const of = async (query: string) =>
      (await app.as('eastDeputy')<{ items: ConstituencyItem[] }>(`${base}?${query}`)).body.items.map(
        ({ level, number }) => `${level} ${number}`,
      )
    expect(await of(`village=${villages.eastFirst}`)).toEqual(['county 1', 'township 1', 'township 5'])
    expect(await of(`village=${villages.eastFirst}&on=2021-04-30`)).toEqual([])
    expect(await of('level=township&state=ended')).toEqual(['township 7'])
    const { body } = await app.as('leader')<{ seats: number; population: number }>(`${base}?level=township`)
    expect(body).toMatchObject({ seats: 8, population: 36_000 })
  })

  it('按届：那一届里划过的都在，现在已停用的也在', async () => {
    const office = app.as('office')
    const of = async (query: string) =>
      (await office<{ items: ConstituencyItem[] }>(`${base}?level=township&${query}`)).body.items.map(
        ({ number, state }) => `${number} ${state}`,
      )
    expect(await of('term=16')).toEqual(['1 inForce', '5 inForce', '7 ended', '7 inForce'])
    expect(await of('term=16&state=ended')).toEqual(['7 ended'])
    expect(await of('term=15')).toEqual([])
  })

  it('别的房间读的视图', async () => {
    const rows = await app.db.read(home, (session) =>
      session.all(sql`
        select c.number, c.township, v.village from divisions.constituency_card c
        join divisions.constituency_village v on v.county = c.county and v.constituency = c.id
        where c.county = ${home} and c.level = 'county'`),
    )
    expect(rows).toEqual([{ number: 1, township: townships.east, village: villages.eastFirst }])
  })

  it('别县看不见', async () => {
    const { body } = await app.as('neighbourOffice')<{ items: unknown[] }>(`${base}?state=all`)
    expect(body.items).toEqual([])
  })
})
