import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { divisionSource } from '#commons/divisions/actions/division-source.ts'
import { packDivisions } from '#commons/divisions/actions/pack-divisions.ts'
import { findCounty } from '#commons/organs/data/counties.ts'
import { listOrgans } from '#commons/organs/data/queries.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import { sql } from '#platform/db/sql.ts'
import { checkPassword } from '#platform/login/login.ts'
import { toDay } from '#kernel/day.ts'
import { exampleKeys } from '../../../fixtures/keys.ts'
import { freshDatabase } from '../../../fixtures/database.ts'
import { home, other } from '../../../fixtures/cast.ts'
import { demoAccounts, demoKey, demoPassword } from '../demo/accounts.ts'
import { makeDemo, removeDemo } from '../demo/county.ts'
import { initCounty } from '../init-county.ts'

const { db, owner } = await freshDatabase()
const today = toDay('2026-11-24')
const now = new Date('2026-11-24T02:00:00Z')
const dataDirectory = mkdtempSync(join(tmpdir(), 'luzhi-demo-'))
beforeAll(() => {
  packDivisions()
}, 60_000)
afterAll(() => rmSync(dataDirectory, { recursive: true }))

const kindsOf = (key: string) =>
  db.read(key, async (session) => {
    const organs = await listOrgans(session, { limit: 10_000 }, today)
    const venues = await session.all(
      sql<{
        kind: string
      }>`select kind from venues.name where county = ${key} and starts_on <= ${today} and ends_on is null`,
    )
    const count = (all: readonly { kind: string }[]) =>
      Object.fromEntries([...Map.groupBy(all, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]))
    return { organs: count(organs), venues: count(venues) }
  })

describe('建县', () => {
  it('沈丘县：乡镇有人代会和主席团，街道只有工委（地方组织法 59）', async () => {
    const made = await initCounty(db, divisionSource(), { code: '411624', term: 16 })
    expect(made).toMatchObject({ key: '411624', name: '沈丘县', townships: 22, villages: 581 })
    const { organs, venues } = await kindsOf('411624')
    expect(organs).toMatchObject({
      congress: 1,
      standingCommittee: 1,
      chairpersonsMeeting: 1,
      partyGroup: 1,
      office: 1,
      townshipCongress: 20,
      presidium: 20,
      streetOffice: 2,
      townshipGovernment: 22,
      villageCommittee: 581,
    })
    expect(organs['agency']).toBeUndefined()
    expect(venues).toEqual({ home: 1, station: 22, room: 581 })
  })

  it('再建一次，什么也不变；县改过的名字留着', async () => {
    const [before] = await db.write('411624', (session) =>
      session.all(
        sql<{
          id: string
        }>`update organs.organ set name = '县新名局' where county = '411624' and kind = 'office' returning id`,
      ),
    )
    await initCounty(db, divisionSource(), { code: '411624', term: 16 })
    const offices = await db.read('411624', (session) => listOrgans(session, { kind: 'office', limit: 10 }, today))
    expect(offices).toMatchObject([{ id: before?.id, name: '县新名局' }])
  })

  it.each([
    ['110101', '东城区', '区人民代表大会'],
    ['441900', '东莞市', '市人民代表大会'],
    ['150430', '敖汉旗', '旗人民代表大会'],
  ])('%s %s 也能建', async (code, name, congress) => {
    expect(await initCounty(db, divisionSource(), { code, term: 17 })).toMatchObject({ key: code, name })
    const [organ] = await db.read(code, (session) => listOrgans(session, { kind: 'congress', limit: 1 }, today))
    expect(organ?.name).toBe(congress)
  })

  it('没有的代码、不设人代会的开发区、已经是别县的租户，都拒绝', async () => {
    const source = divisionSource()
    for (const [given, code] of [
      [{ code: '123456' }, 'unknown-county'],
      [{ code: '411671' }, 'no-congress'],
      [{ code: '110101', key: '411624' }, 'county-taken'],
    ] as const) {
      await expect(initCounty(db, source, { term: 16, ...given })).rejects.toMatchObject({ refusal: { code } })
    }
    expect(await db.read('411671', findCounty)).toBeUndefined()
  })

  it('一县看不见另一县', async () => {
    const seen = await db.read('110101', (session) =>
      session.all(
        sql<{
          county: string
        }>`select distinct county from organs.organ union select county from venues.name union select county from people.card`,
      ),
    )
    expect(seen).toEqual([{ county: '110101' }])
  })
})

describe('演示县', () => {
  it('有 45 个承办单位、六类联络场所、九个角色中要登录的八个', async () => {
    await makeDemo(db, divisionSource(), exampleKeys)
    const { organs, venues } = await kindsOf(demoKey)
    expect(organs).toMatchObject({ agency: 45, villageCommittee: 581 })
    expect(Object.keys(venues).sort()).toEqual(['desk', 'home', 'point', 'room', 'station', 'window'])
    const accounts = await demoAccounts(db, exampleKeys, now)
    expect(new Set(accounts.filter(({ isLead }) => isLead).map(({ role }) => role)).size).toBe(8)
    expect(accounts.find(({ login }) => login === 'keeper')).toMatchObject({ post: '联络站站长', division: '付井镇' })
    const county = await db.read(demoKey, findCounty)
    expect(county).toEqual({ key: 'demo', code: '411624', name: '沈丘县', isDemo: true })
  })

  it('密码出自本机密钥，能登录，别的机器上不是这个', async () => {
    const [account] = await demoAccounts(db, exampleKeys, now)
    expect(account?.password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    expect(await checkPassword(db, demoKey, account!.login, account!.password, now)).toMatchObject({
      fits: true,
      login: { isDemo: true },
    })
    expect(demoPassword(keysFrom(randomBytes(32)), account!.login)).not.toBe(account!.password)
  })

  it('再装一次不多一行', async () => {
    const count = () =>
      db.read(demoKey, (session) =>
        session.one(
          sql<{
            n: number
          }>`select (select count(*) from organs.organ) + (select count(*) from venues.venue) + (select count(*) from people.post) + (select count(*) from login.login) as n`,
        ),
      )
    const before = await count()
    await makeDemo(db, divisionSource(), exampleKeys)
    expect(await count()).toEqual(before)
  })

  it('一条命令删干净，别的县一行不少，实例日志留一行', async () => {
    const rest = [home, other, '411624']
    const counts = () => Promise.all(rest.map(kindsOf))
    const before = await counts()
    const rows = await removeDemo(owner, dataDirectory, now)
    expect(rows).toBeGreaterThan(1500)
    expect(await counts()).toEqual(before)
    expect(await kindsOf(demoKey)).toEqual({ organs: {}, venues: {} })
    expect(await db.read(demoKey, findCounty)).toBeUndefined()
    const log = readFileSync(join(dataDirectory, 'log/instance.log'), 'utf8').trim().split('\n')
    expect(log.map((line) => JSON.parse(line))).toEqual([
      { at: now.toISOString(), what: 'demo.removed', county: 'demo', rows },
    ])
  })
})
