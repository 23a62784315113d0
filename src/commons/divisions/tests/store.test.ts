import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysFrom } from '#platform/crypto/keys.ts'
import { type Db, openDb } from '#platform/db/db.ts'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { type Ephemeral, startEphemeral } from '#platform/embedded/ephemeral.ts'
import { packDivisions } from '../actions/pack-divisions.ts'
import { loadDivisions } from '../actions/load-divisions.ts'
import { divisionSource } from '../actions/division-source.ts'
import { divisionStore } from '../data/store.ts'
import { divisionsRoom } from '../divisions.ts'

let server: Ephemeral
let db: Db
beforeAll(async () => {
  packDivisions()
  server = await startEphemeral()
  const config = await ensureDatabase(server.config, 'divisions_test')
  await migrate(config, divisionsRoom({ inTerm: () => raw('true') }).migrations ?? [])
  db = openDb(config, { keys: keysFrom(randomBytes(32)) })
  const source = divisionSource()
  await db.write('demo', (session) => loadDivisions(session, source, '411624'))
  await db.write('441900', (session) => loadDivisions(session, source, '441900'))
}, 60_000)
afterAll(async () => {
  await db?.close()
  await server?.stop()
})

const counted = sql<{
  level: string
  n: number
}>`select level, count(*) as n from divisions.name group by level order by level`

describe('a county’s divisions', () => {
  it('are loaded once however often they are loaded', async () => {
    const before = await db.read('demo', (session) => session.all(counted))
    expect(before).toEqual([
      { level: 'county', n: 1 },
      { level: 'township', n: 22 },
      { level: 'village', n: 581 },
    ])
    const stamp = sql<{ stamp: string }>`select max(xmin::text::bigint) as stamp from divisions.division`
    const stampBefore = await db.read('demo', (session) => session.one(stamp))
    const again = await db.write('demo', (session) => loadDivisions(session, divisionSource(), '411624'))
    expect(again).toEqual({ townships: 22, villages: 581 })
    expect(await db.read('demo', (session) => session.all(counted))).toEqual(before)
    expect(await db.read('demo', (session) => session.one(stamp))).toEqual(stampBefore)
  })

  it('follow the source where a name differs', async () => {
    const names = await db.write('demo', async (session) => {
      await session.all(sql`update divisions.division set name = '别名' where county = 'demo' and code = '411624102'`)
      await loadDivisions(session, divisionSource(), '411624')
      return divisionStore(session).get('411624102')
    })
    expect(names.name).toBe('留福镇')
  })

  it('are listed under their parent in order', async () => {
    await db.read('demo', async (session) => {
      const store = divisionStore(session)
      const townships = await store.childrenOf('411624')
      expect(townships).toHaveLength(22)
      expect(await store.childrenOf()).toEqual(townships)
      expect(townships[0]).toEqual({
        code: '411624001',
        level: 'township',
        kind: 'street',
        parent: '411624',
        name: '东城街道',
        shortName: '东城街道',
        ordinal: 1,
      })
      expect(townships.map(({ ordinal }) => ordinal)).toEqual(townships.map((_, index) => index + 1))
      const villages = await store.childrenOf('411624001')
      expect(villages.map(({ code }) => code)).toEqual(villages.map(({ code }) => code).toSorted())
      expect(await store.allOf('village')).toHaveLength(581)
      expect(await store.childrenOf('nowhere')).toEqual([])
    })
  })

  it('are named from the county down', async () => {
    await db.read('demo', async (session) => {
      const store = divisionStore(session)
      expect(await store.path('411624001203')).toEqual(['沈丘县', '东城街道', '新建村'])
      expect(await store.path('411624')).toEqual(['沈丘县'])
    })
  })

  it('are joined by other rooms through divisions.name', async () => {
    const rows = await db.read('demo', (session) =>
      session.all(sql`
        select code, short_name, township from divisions.name
        where county = 'demo' and code in ('411624', '411624001', '411624001203') order by code`),
    )
    expect(rows).toEqual([
      { code: '411624', shortName: '沈丘县', township: null },
      { code: '411624001', shortName: '东城街道', township: '411624001' },
      { code: '411624001203', shortName: '新建村', township: '411624001' },
    ])
  })
})

describe('refused', () => {
  it.each(['411624999', '441900', "' or true", '411624001203 '])('code %j', async (code) => {
    const refused = { refusal: { code: 'unknown-division', params: { code } } }
    await db.read('demo', async (session) => {
      await expect(divisionStore(session).get(code)).rejects.toMatchObject(refused)
      await expect(divisionStore(session).path(code)).rejects.toMatchObject(refused)
    })
  })

  it('another county’s rows, also through the view', async () => {
    const other = sql`select code from divisions.name where county = '441900'`
    expect(await db.read('demo', (session) => session.all(other))).toEqual([])
    expect(await db.read('441900', (session) => session.all(other))).not.toEqual([])
  })

  it('an unknown county, with nothing half-done', async () => {
    await expect(
      db.write('999999', (session) => loadDivisions(session, divisionSource(), '999999')),
    ).rejects.toMatchObject({
      refusal: { code: 'unknown-county' },
    })
    expect(await db.read('999999', (session) => session.all(counted))).toEqual([])
  })
})
