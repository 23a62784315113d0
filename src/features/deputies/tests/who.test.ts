import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { organOf } from '../../../../fixtures/cast.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { cardOf, type Living, peopleOf } from '../../../../fixtures/people.ts'
import type { PublicCard, Representatives } from '../spec/public-contract.ts'

const app = await startApp()
const { act, must, enter, give } = peopleOf(app)
const asPublic = app.as(null)

const drawn = async (level: 'county' | 'township', number: number, name: string, places: readonly string[]) => {
  const id = uuidv7()
  const body = {
    id,
    level,
    township: townships.east,
    number,
    name,
    seats: 2,
    population: 3000,
    villages: places,
    startsOn: '2021-06-01',
  }
  await must(app.as('office')('/api/v1/constituencies', { body }))
  return id
}

let born = 0
/** A deputy in force with everything that is nobody's business. */
const deputy = async (name: string, over: Readonly<Record<string, unknown>> = {}) => {
  const person = await enter(name, {
    township: townships.east,
    phone: '13900001111',
    idCard: cardOf(`1970-03-0${++born}`),
    occupation: '小学教师',
  })
  const mandate: Living = { id: uuidv7(), version: 1 }
  await must(
    app.as('office')('/api/v1/mandates', {
      body: {
        id: mandate.id,
        person: person.id,
        level: 'county',
        congress: organOf('congress'),
        term: 16,
        electedOn: '2022-01-10',
        ...over,
      },
    }),
  )
  await must(act('mandates', mandate, 'confirm', { startsOn: '2022-02-01' }))
  return { person, mandate }
}

const own = await drawn('county', 1, '河东镇大王楼选区', [villages.eastFirst])
const next = await drawn('county', 2, '河东镇小李庄选区', [villages.eastSecond])
const here = await deputy('甲公开', { constituency: own })
await deputy('乙公开', { constituency: next })

const who = async (division: string) =>
  (await asPublic<Representatives>(`/api/public/v1/representatives?division=${division}`)).body
const namesOf = (elected: Representatives['county'] | null) => elected?.deputies.map(({ name }) => name)

describe('谁代表我', () => {
  it('村 → 选区 → 本选区选出的在任代表；没有录入选区的一级如实说明', async () => {
    const found = await who(villages.eastFirst)
    expect([found.county.by, found.county.constituency?.name, namesOf(found.county)]).toEqual([
      'constituency',
      '河东镇大王楼选区',
      ['甲公开'],
    ])
    expect([found.ofTownship?.by, found.ofTownship?.constituency]).toEqual(['township', null])
    expect(found.venues.map(({ kind }) => kind)).toEqual(['room', 'station', 'home'])
    expect(namesOf((await who(townships.east)).county)).toContain('甲公开')
    expect(namesOf((await who(villages.westFirst)).county)).toEqual([])
    expect((await who(townships.street)).ofTownship).toBeNull()
  })

  it('不存在的地方 404，写错的代码 422；可以缓存', async () => {
    for (const [division, status] of [
      ['999901999', 404],
      ['999902101', 404],
      ['abc', 422],
      ["999901101' or 1=1", 422],
    ] as const)
      expect((await asPublic(`/api/public/v1/representatives?division=${encodeURIComponent(division)}`)).status).toBe(
        status,
      )
    const { headers } = await asPublic(`/api/public/v1/representatives?division=${townships.east}`)
    expect(headers.get('cache-control')).toBe('public, max-age=300')
  })

  it('按名字找地方：同名的村各在哪个乡镇', async () => {
    const { body } = await asPublic<{ items: { name: string; township: { name: string } }[] }>(
      `/api/public/v1/divisions?q=${encodeURIComponent('大王楼')}`,
    )
    expect(body.items.map(({ name, township }) => [township.name, name])).toEqual([
      ['河东镇', '大王楼村'],
      ['河西乡', '大王楼村'],
    ])
  })
})

describe('代表的公开页', () => {
  it('只有公开的几项；当选还没有确认的没有这一页', async () => {
    await give(here.person.id, 'committeeMember', organOf('standing-committee'), { startsOn: '2022-03-01' })
    await give(here.person.id, 'agencyHead', organOf('agency:县水利局'), { startsOn: '2022-03-01' })
    const { body, text } = await asPublic<PublicCard>(`/api/public/v1/deputies/${here.mandate.id}`)
    expect(body).toMatchObject({ name: '甲公开', standing: 'inForce', constituency: '河东镇大王楼选区' })
    expect(body.posts.map(({ role }) => role)).toEqual(['committeeMember'])
    expect(text).not.toMatch(/13900001111|9999011970|1970-03|小学教师|水利局/)
    const waiting = uuidv7()
    const person = await enter('丙待审', { township: townships.east })
    await must(
      app.as('office')('/api/v1/mandates', {
        body: {
          id: waiting,
          person: person.id,
          level: 'county',
          congress: organOf('congress'),
          term: 16,
          electedOn: '2022-01-10',
        },
      }),
    )
    expect((await asPublic(`/api/public/v1/deputies/${waiting}`)).status).toBe(404)
  })

  it('终止以后页上只有起止日期，没有理由，也不在名单里', async () => {
    const { mandate } = await deputy('丁离任', { constituency: own })
    await must(act('mandates', mandate, 'end', { ground: 'recalled', endsOn: '2026-11-01', basis: '罢免决定' }))
    const { body, text } = await asPublic<PublicCard>(`/api/public/v1/deputies/${mandate.id}`)
    expect(body).toMatchObject({ standing: 'ended', endsOn: '2026-11-01', posts: [], venues: [], others: [] })
    expect(text).not.toMatch(/recalled|罢免/)
    expect(namesOf((await who(villages.eastFirst)).county)).not.toContain(body.name)
  })
})
