import { afterAll, describe, expect, it, vi } from 'vitest'
import { publicViewer } from '#commons/access/data/viewer.ts'
import { note } from '#platform/audit/entry.ts'
import { poolOf } from '#platform/db/db.ts'
import { dueBefore, runRetention } from '#platform/retention/retention.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../fixtures/app.ts'
import { home } from '../../../fixtures/cast.ts'
import { opinionsOf } from '../../../fixtures/opinions.ts'
import { retention } from '../house.ts'
import { keepTime } from '../background/keeping-time.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

const aDay = 86_400_000
const contextAt = (now: Date) => ({
  county: home,
  viewer: publicViewer(home),
  db: app.db,
  ports: app.ports,
  now,
  language: 'zh-CN' as const,
})
const after = (days: number) => new Date(app.clock.now.getTime() + days * aDay)
const contacts = async (id: string) =>
  (await owner.query('select author_name, author_phone, state from opinions.opinion where id = $1', [id])).rows[0]
const countEntries = async (): Promise<number> =>
  Number((await owner.query('select count(*) as n from audit.entry where county = $1', [home])).rows[0].n)

describe('保存期', () => {
  it('过了四百天：一年以内的一条不少', async () => {
    const [open, closed] = [await caseIn('handling'), await caseIn('closed')]
    const before = await countEntries()
    const ran = await runRetention(contextAt(after(400)), retention)
    expect(ran.map(({ gone }) => gone)).toEqual(retention.map(() => 0))
    expect(await countEntries()).toBe(before)
    for (const { id } of [open, closed]) expect((await contacts(id)).author_phone).not.toBeNull()
  })

  it('办结三年以后：联系方式清掉，事情还在，没办结的不动；留下记载，封存对得上', async () => {
    const [open, closed, declined] = [await caseIn('handling'), await caseIn('closed'), await caseIn('declined')]
    await app.settle()
    const looked = await runRetention(contextAt(after(1200)), retention, { isDry: true })
    const due = looked.find(({ kind }) => kind === 'opinion.contacts')?.due ?? 0
    expect(due).toBeGreaterThanOrEqual(2)
    expect((await contacts(closed.id)).author_phone).not.toBeNull()
    const ran = await runRetention(contextAt(after(1200)), retention)
    expect(ran.find(({ kind }) => kind === 'opinion.contacts')?.gone).toBe(due)
    for (const { id } of [closed, declined])
      expect(await contacts(id)).toMatchObject({ author_name: null, author_phone: null })
    expect(await contacts(closed.id)).toMatchObject({ state: 'closed' })
    expect((await contacts(open.id)).author_phone).not.toBeNull()
    await app.settle()
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
    const { rows } = await owner.query(`select extra from audit.entry where name = 'retention.done' and county = $1`, [
      home,
    ])
    expect(rows.map(({ extra }) => [extra.kind, extra.count])).toContainEqual(['opinion.contacts', due])
  })

  it('四年前的登录记录清掉；不到期的清不掉，谁来都不行', async () => {
    const long = new Date(Date.now() - 1500 * aDay)
    await app.db.write(home, async (session) => {
      note(session, { name: 'login.failed', at: long, source: '10.0.0.1' })
      note(session, { name: 'login.failed', at: new Date(Date.now() - 300 * aDay), source: '10.0.0.2' })
    })
    const before = await countEntries()
    const ran = await runRetention(contextAt(new Date()), retention)
    expect(ran.find(({ kind }) => kind === 'audit.entry')).toMatchObject({ due: 1, gone: 1 })
    // One went, one says so.
    expect(await countEntries()).toBe(before)
    const early = `select audit.let_entries_go('${home}', now() - interval '300 days', 10)`
    await expect(app.db.write(home, (session) => session.all({ text: early, values: [] }))).rejects.toThrow(/last year/)
    for (const rule of retention) expect(() => dueBefore(rule, new Date(), rule.floor - 1)).toThrow(/at least/)
  })

  it('每一条都说得出多久、凭什么、留下什么，不短于法定的期限', () => {
    for (const { days, floor, basis, stays, what } of retention) {
      expect(days).toBeGreaterThanOrEqual(floor)
      for (const text of [basis, stays, what]) expect(text).toMatch(/\S/)
    }
  })
})

describe('清不掉的', () => {
  const notes = async (): Promise<{ kind: string; count: number; left: string[] }[]> =>
    (
      await owner.query(`select extra from audit.entry where name = 'retention.done' and county = $1 order by id`, [
        home,
      ])
    ).rows.map(({ extra }) => extra)

  it('一件打不开：留下它，写明是哪一件，后面的照清；每一批和它的记载一起写', async () => {
    const [broken, ...others] = [await caseIn('closed'), await caseIn('closed'), await caseIn('closed')]
    await app.settle()
    const { author_phone: phone } = await contacts(broken.id)
    const set = (value: string) =>
      owner.query('update opinions.opinion set author_phone = $2 where id = $1', [broken.id, value])
    await set((await contacts(others[0]?.id ?? '')).author_phone)
    const before = (await notes()).length
    const ran = await runRetention(contextAt(after(1200)), retention, { limit: 1 })
    await set(phone)
    expect(ran.find(({ kind }) => kind === 'opinion.contacts')).toMatchObject({
      due: 3,
      gone: 2,
      left: [broken.id],
      failed: null,
    })
    for (const { id } of others) expect((await contacts(id)).author_phone).toBeNull()
    expect((await contacts(broken.id)).author_phone).toBe(phone)
    const told = (await notes()).slice(before).filter(({ kind }) => kind === 'opinion.contacts')
    expect(told.map(({ count, left }) => [count, left])).toEqual([
      [0, [broken.id]],
      [1, []],
      [1, []],
    ])
    await runRetention(contextAt(after(1200)), retention)
    expect((await contacts(broken.id)).author_phone).toBeNull()
  })

  it('一条规定坏了：什么都没少，下一条照做', async () => {
    const one = await caseIn('closed')
    const [contactsRule] = retention.filter(({ kind }) => kind === 'opinion.contacts')
    if (!contactsRule) throw new Error('no rule')
    const halfway = {
      ...contactsRule,
      kind: 'test.broken',
      purge: async (...asked: Parameters<typeof contactsRule.purge>) => {
        await contactsRule.purge(...asked)
        throw new Error('killed')
      },
    }
    const before = (await notes()).length
    const stopped = await runRetention(contextAt(after(1200)), [halfway])
    expect(stopped).toMatchObject([{ gone: 0, failed: 'Error' }])
    expect((await contacts(one.id)).author_phone).not.toBeNull()
    expect(await notes()).toHaveLength(before)
    const ran = await runRetention(contextAt(after(1200)), [halfway, contactsRule])
    expect(ran.map(({ failed, gone: n }) => [failed, n])).toEqual([
      ['Error', 0],
      [null, 1],
    ])
  })

  it('两个进程同时清：每件只清一次，都不出错', async () => {
    for (let n = 0; n < 3; n++) await caseIn('closed')
    const both = await Promise.all([1, 2].map(() => runRetention(contextAt(after(1200)), retention, { limit: 1 })))
    const ours = both.flat().filter(({ kind }) => kind === 'opinion.contacts')
    expect(ours.reduce((sum, ran) => sum + ran.gone, 0)).toBe(3)
    expect(ours.map(({ failed, left }) => [failed, left])).toEqual([
      [null, []],
      [null, []],
    ])
  })

  it('一个县坏了：下一个县照做；坏的那个下一个小时再来', async () => {
    const one = await caseIn('closed')
    const asked: string[] = []
    const db = {
      ...app.db,
      read: ((county, work) => {
        asked.push(county)
        return county === 'broken' ? Promise.reject(new Error('gone')) : app.db.read(county, work)
      }) as typeof app.db.read,
    }
    const warn = vi.fn<() => void>()
    const keeping = {
      db,
      ports: app.ports,
      counties: async () => ['broken', home],
      log: { warn } as unknown as Parameters<typeof keepTime>[0]['log'],
      now: () => after(1100),
    }
    const done = new Map<string, string>()
    await keepTime(keeping, done)
    expect((await contacts(one.id)).author_phone).toBeNull()
    expect(warn).toHaveBeenCalledTimes(retention.length)
    asked.length = 0
    await keepTime(keeping, done)
    expect(new Set(asked)).toEqual(new Set(['broken']))
  })

  it('服务要停：清完手上的一批就停，剩下的改天再清', async () => {
    for (let cases = 0; cases < 2; cases++) await caseIn('closed')
    const only = retention.filter(({ kind }) => kind === 'opinion.contacts')
    let asked = 0
    const untilFirstPage = () => ++asked <= 2 // before the rule, before its first page
    const [ran] = await runRetention(contextAt(after(1200)), only, { limit: 1, goesOn: untilFirstPage })
    expect([ran?.gone, ran?.failed, (ran?.due ?? 0) > 1]).toEqual([1, null, true])
  })
})
