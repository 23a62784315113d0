import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/day.ts'
import { sql } from '#platform/db/sql.ts'
import { agencies, home, organOf, other } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { listOrgans, type OrganFilter } from '../data/queries.ts'
import { findOrgan } from '../data/store.ts'

const { db } = await freshDatabase()
const today = toDay('2026-11-24')
const names = (filter: Partial<OrganFilter>, county = home) =>
  db.read(county, async (session) =>
    (await listOrgans(session, { limit: 1000, ...filter }, today)).map(({ name }) => name),
  )

describe('单位名录', () => {
  it('能交办的只有承办单位、乡镇政府和街道办、村委会', async () => {
    expect(await names({ role: 'handler' })).toEqual([
      '城关街道办事处',
      '河东镇人民政府',
      '河西乡人民政府',
      ...agencies,
      '城关街道东门社区居民委员会',
      '河东镇大王楼村民委员会',
      '河东镇小李庄村民委员会',
      '河西乡大王楼村民委员会',
      '河西乡柳林村民委员会',
    ])
  })

  it('按类别、区划、名称查', async () => {
    expect(await names({ kind: 'streetOffice' })).toEqual(['人大城关街道工作委员会'])
    expect(await names({ division: townships.east })).toEqual([
      '河东镇人民代表大会',
      '河东镇人民代表大会主席团',
      '河东镇人民政府',
    ])
    expect(await names({ q: '大王楼' })).toHaveLength(2)
    expect(await names({ q: '%' })).toEqual([])
    expect(await names({ q: '大王楼', division: villages.westFirst })).toEqual(['河西乡大王楼村民委员会'])
    expect(await names({ limit: 2 })).toHaveLength(2)
  })

  it('只有本县的', async () => {
    expect(await names({ q: '邻' })).toEqual([])
    expect(await names({ kind: 'townshipCongress' }, other)).toEqual(['北山镇人民代表大会'])
    const seen = await db.read(home, (session) =>
      findOrgan(session, organOf(`government:${townships.neighbour}`, other), today),
    )
    expect(seen).toBeUndefined()
  })

  it('撤销的单位不再出现，那时还在的查得到', async () => {
    const id = organOf(`agency:${agencies[1]}`)
    await db.write(home, (session) =>
      session.one(
        sql`update organs.organ set ends_on = '2026-11-23', state = 'ended' where county = ${home} and id = ${id}`,
      ),
    )
    expect(await names({ kind: 'agency' })).toEqual([agencies[0]])
    expect(await db.read(home, (session) => findOrgan(session, id, toDay('2026-11-23')))).toMatchObject({
      name: agencies[1],
    })
    expect(await db.read(home, (session) => findOrgan(session, id, today))).toBeUndefined()
  })
})
