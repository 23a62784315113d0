import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { sql } from '#platform/db/sql.ts'
import type { TouchItem } from '../spec/contract.ts'

const app = await startApp()
const { caseIn, must } = opinionsOf(app)
const days = { from: '2026-11-20', to: '2026-11-24' }

const ask = (body: object = {}, actor: 'auditor' | 'security' | 'office' = 'auditor') =>
  app.as(actor)<{ items: TouchItem[]; next: string | null }>('/api/v1/touches', { body: { ...days, ...body } })
const entries = async (name: string) =>
  app.db.read(home, (session) =>
    session.all(sql<{ extra: Record<string, unknown> }>`
      select extra from audit.entry where county = ${home} and name = ${name} order by id`),
  )

describe('谁动过什么：审计管理员', () => {
  it('一条记录：谁、何时、做了什么，最新的在前；没有内容、理由，没有电话', async () => {
    const one = await caseIn('assigned')
    await must(one, 'recall', { reason: '路灯归电力公司管，13800001234' })
    const { status, body, text } = await ask({ record: one.id })
    expect(status).toBe(200)
    expect(body.items.map(({ name }) => name)).toEqual([
      'touched.asked',
      'opinion.recalled',
      'opinion.assigned',
      'opinion.accepted',
      'opinion.submitted',
    ])
    expect(body.items.map(({ login }) => login !== null)).toEqual([true, true, true, true, false])
    expect(text).not.toMatch(/13800001234|路灯|电力/)
  })

  it('按登录名，也按姓名：只有他办的；没有这个人，什么都没有', async () => {
    await caseIn('accepted')
    const own = (await ask({ limit: 200 })).body.items.find(({ name }) => name === 'opinion.accepted')
    for (const who of [own?.login, own?.by]) {
      const { body } = await ask({ who, limit: 200 })
      expect(body.items.length).toBeGreaterThan(0)
      expect(new Set(body.items.map(({ login }) => login))).toEqual(new Set([own?.login]))
    }
    expect((await ask({ who: '查无此人' })).body.items).toEqual([])
  })

  it('一页接一页，不漏不重，和导出的一样多；查和导出都留记录', async () => {
    await caseIn('released')
    const before = (await entries('touched.asked')).length
    const all: TouchItem[] = []
    let cursor: string | null = null
    do {
      const { body }: { body: { items: TouchItem[]; next: string | null } } = await ask({
        limit: 7,
        ...(cursor && { cursor }),
      })
      all.push(...body.items)
      cursor = body.next
    } while (cursor)
    expect((await entries('touched.asked')).length).toBe(before + 1)
    const keys = all.map(({ at, name, record, source }) => [at, name, record, source].join(' '))
    expect(keys).toEqual(
      keys.toSorted((a, b) => (b.slice(0, 24) < a.slice(0, 24) ? -1 : b.slice(0, 24) > a.slice(0, 24) ? 1 : 0)),
    )
    const file = await app.as('auditor')('/api/v1/touches/export', { body: days })
    expect(file.status).toBe(200)
    // The line of names, and what the export itself left.
    expect(file.text.trim().split('\n').length).toBe(all.length + 2)
    expect((await entries('touched.exported')).at(-1)?.extra).toMatchObject(days)
    expect(file.text).not.toMatch(/13800001234|王示例|路灯/)
  })

  it('后面一页的位置只认答给这一问的：自己编的、改过的、换了一问的都不答，不能不留记录就看', async () => {
    await caseIn('released')
    const first = (await ask({ limit: 2 })).body.next ?? ''
    expect((await ask({ limit: 2, cursor: first })).status).toBe(200)
    const placeAt = (at: string) => Buffer.from(JSON.stringify([at, uuidv7()])).toString('base64url')
    const top = placeAt('2099-01-01T00:00:00Z')
    const made = [top, `.${top}`, `${first.split('.')[0]}.${top}`, `${'A'.repeat(43)}.${first.split('.')[1]}`]
    const before = (await entries('touched.asked')).length
    for (const cursor of made) expect((await ask({ limit: 2, cursor })).status).toBe(422)
    for (const other of [{ from: '2026-11-19' }, { who: '王示例' }, { record: uuidv7() }])
      expect((await ask({ ...other, cursor: first })).status).toBe(422)
    expect((await entries('touched.asked')).length).toBe(before)
  })

  it('时间之外的没有；超过 31 天、止日早于起日的不答', async () => {
    expect((await ask({ from: '2020-01-01', to: '2020-01-31' })).body.items).toEqual([])
    for (const span of [
      { from: '2026-10-24', to: '2026-11-24' },
      { from: '2026-11-24', to: '2026-11-23' },
    ])
      expect((await ask(span)).status).toBe(422)
    expect((await ask({ cursor: 'x' })).status).toBe(422)
  })

  it('别人问不得', async () => {
    for (const actor of ['security', 'office'] as const) expect((await ask({}, actor)).status).toBe(403)
  })
})
