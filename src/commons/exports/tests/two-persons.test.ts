import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { Problem } from '#kernel/problem.ts'
import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, other } from '../../../../fixtures/cast.ts'
import { personOf } from '../../../../fixtures/counties.ts'
import { inBrowser } from '../../../../fixtures/log-in.ts'
import { peopleOf } from '../../../../fixtures/people.ts'
import { note } from '#platform/audit/entry.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { sql } from '#platform/db/sql.ts'
import { take } from '../actions/take.ts'
import { operatorOf } from '../data/operator.ts'
import { hasLapsed, isToBeTaken } from '../spec/release.ts'

const app = await startApp()
const { eventsOf } = peopleOf(app)
const base = '/api/v1/county-exports'
const [admin, security, auditor] = [
  await inBrowser(app, 'admin'),
  await inBrowser(app, 'security'),
  await inBrowser(app, 'auditor'),
]

const ask = async () => {
  const id = uuidv7()
  const { status } = await admin(base, { id, recipient: '省平台', reason: '移交全部数据' })
  expect(status).toBe(201)
  return id
}
const decide = (id: string, verb: string, input: object = {}, version = 1, by = security) =>
  by(`${base}/${id}/actions/${verb}`, { actId: uuidv7(), version, input })
const taking = (id: string, version: number, county = home) =>
  act(contextOf(county), take, { id, actId: uuidv7(), version, input: {} })
const contextOf = (county: string): Context => ({
  county,
  viewer: operatorOf(county),
  db: app.db,
  ports: app.ports,
  now: app.clock.now,
  language: 'zh-CN',
})
const refusalOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.refusal.code : error),
  )

describe('含联系方式的整县导出要两个人（ASVS 2.3.5）', () => {
  it('系统管理员申请，安全管理员放行，服务器上导出一次；三步都在记录里', async () => {
    const id = await ask()
    expect((await decide(id, 'release', {}, 1, admin)).status).toBe(403)
    expect((await decide(id, 'release', {}, 1, auditor)).status).toBe(403)
    expect(await refusalOf(taking(id, 1))).toBe('not-in-this-state')
    expect(await decide(id, 'release')).toMatchObject({
      status: 200,
      body: { item: { state: 'released', releasedBy: '安全员', takeUntil: '2026-12-01' } },
    })
    expect(await refusalOf(taking(id, 2, other))).toBe('not-found')
    expect(await refusalOf(taking(id, 2))).toBe('done')
    expect(await refusalOf(taking(id, 3))).toBe('not-in-this-state')
    await app.settle()
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
    expect(await eventsOf(id)).toEqual(['countyExport.asked', 'countyExport.released', 'countyExport.taken'])
    expect((await auditor(base)).body['items']).toMatchObject([{ id, state: 'taken', askedBy: '管理员' }])
  })

  it('申请的人后来当了安全管理员，也放行不了自己申请的', async () => {
    const id = await ask()
    await app.db.write(home, (session) =>
      session.one(sql`
        update exports.county_export set asked_by = ${personOf('security')} where county = ${home} and id = ${id} returning id`),
    )
    expect(await decide(id, 'release')).toMatchObject({ status: 403, body: { code: 'asked-by-oneself' } })
  })

  it('放行以后可以收回；超过七天的不能导出', async () => {
    const [back, late] = [await ask(), await ask()]
    await decide(back, 'release')
    expect((await decide(back, 'refuse', { reason: '对方不要了' }, 2)).body).toMatchObject({
      item: { state: 'refused' },
    })
    expect(await refusalOf(taking(back, 3))).toBe('not-in-this-state')
    await decide(late, 'release')
    const now = new Date(app.clock.now.getTime() + 8 * 86_400_000)
    const lapsed = act({ ...contextOf(home), now }, take, { id: late, actId: uuidv7(), version: 2, input: {} })
    expect(await refusalOf(lapsed)).toBe('release-lapsed')
  })

  it.each(['backup.restored', 'county.imported'])(
    '放行以后数据恢复或重建过（%s）的，不能再导出；以前恢复过的可以',
    async (name) => {
      const brought = (county: string, at: Date) =>
        app.db.write(county, async (session) => note(session, { name, at, extra: { by: 'operator' } }))
      const id = await ask()
      await brought(home, app.clock.now)
      app.clock.now = new Date(app.clock.now.getTime() + 1000)
      await decide(id, 'release')
      await brought(other, app.clock.now)
      const again = await ask()
      await decide(again, 'release')
      expect(await refusalOf(taking(id, 2))).toBe('done')
      await brought(home, app.clock.now)
      expect(await refusalOf(taking(again, 2))).toBe('release-of-copy')
      app.clock.now = new Date(app.clock.now.getTime() + 1000)
    },
  )

  it('放行过期没有导出的，不再算作可以导出的', () => {
    const released = { state: 'released', takeUntil: '2026-12-01' } as const
    expect([isToBeTaken(released, '2026-12-01'), hasLapsed(released, '2026-12-01')]).toEqual([true, false])
    expect([isToBeTaken(released, '2026-12-02'), hasLapsed(released, '2026-12-02')]).toEqual([false, true])
    const taken = { ...released, state: 'taken' } as const
    expect([isToBeTaken(taken, '2026-12-01'), hasLapsed(taken, '2026-12-02')]).toEqual([false, false])
  })
})
