import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf, venueOf } from '../../../../fixtures/cast.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { inputs, type OpinionAnswer, opinionsOf, said, type Told } from '../../../../fixtures/opinions.ts'
import { recordIdOf } from '../data/receipt.ts'

const app = await startApp()
const { say, read, caseIn } = opinionsOf(app)
const path = '/api/v1/opinions'
const entered = (over: object = {}) => ({ ...said(), channel: 'visit', ...over })

const rowsOf = (id: string) =>
  app.db.read(home, (session) =>
    session.all(sql<{ id: string; receiver: string; events: number }>`
    select o.id, o.receiver, (select count(*) from audit.event e where e.county = o.county and e.record = o.id) as events
    from opinions.opinion o where o.county = ${home} and o.id = ${id}`),
  )

/** The record that a citizen's submission makes. */
const recordOf = ({ id }: { readonly id: string }): string => recordIdOf(exampleKeys, home, id)

describe('群众反映一件事', () => {
  it('得到凭证码、口令和链接，转入待受理，第一答复期限按工作日算', async () => {
    const { status, body } = await say()
    expect(status).toBe(201)
    expect(body.receipt).toEqual({
      code: expect.stringMatching(/^\d{8}$/),
      word: expect.stringMatching(/^.{2}$/u),
      link: expect.stringMatching(/^[\w-]{22}$/),
    })
    expect(body.view).toMatchObject({
      state: 'received',
      version: 1,
      number: null,
      on: '2026-11-24',
      dueOn: '2026-11-27',
      hasPhone: true,
      can: ['eraseContacts'],
    })
  })

  it('编号写成大写也是同一件：有电话，站里照样打得开、受理得了，重发还是同一张凭证', async () => {
    const id = uuidv7().toUpperCase()
    const first = await say({ id, authorPhone: '13912345678' })
    expect(first.status).toBe(201)
    expect((await read({ id: first.body.view.id }, 'eastKeeper')).body.item.author?.phone).toBe('139********')
    const again = await say({ id, authorPhone: '13912345678' })
    expect([again.status, again.body.receipt]).toEqual([200, first.body.receipt])
  })

  it('没有标题，用正文前二十个字', async () => {
    const { body } = await say({ body: '一二三四五六七八九十一二三四五六七八九十再多' })
    expect(body.view.title).toBe('一二三四五六七八九十一二三四五六七八九十…')
  })

  it('同一个编号、同样的内容再来一次：200，回答一样；内容不同：409', async () => {
    const one = said()
    const first = await app.as(null)('/api/public/v1/opinions', { body: one })
    const again = await app.as(null)('/api/public/v1/opinions', { body: one })
    const changed = await app.as(null)('/api/public/v1/opinions', { body: { ...one, body: '换成另一件事' } })
    expect([first.status, again.status, changed.status]).toEqual([201, 200, 409])
    expect(again.body).toEqual(first.body)
    expect(changed.body.code).toBe('id-taken')
    expect(await rowsOf(recordOf(one))).toMatchObject([{ events: 1 }])
  })

  it.each([1, 2, 3, 4, 5, 6])('同时来十次，只有一件（第 %i 回）', async () => {
    const one = said()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => app.as(null)('/api/public/v1/opinions', { body: one })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await rowsOf(recordOf(one))).toMatchObject([{ events: 1 }])
  })

  it('别人用过的编号不泄露那一件', async () => {
    const one = said({ body: '只有我知道的事' })
    await app.as(null)('/api/public/v1/opinions', { body: one })
    const { status, text } = await app.as(null)('/api/public/v1/opinions', { body: said({ id: one.id }) })
    expect(status).toBe(409)
    expect(text).not.toContain('只有我知道的事')
  })

  it('工作人员照着看到的再送一遍，得不到那一件的凭证：送件的编号只有反映人知道', async () => {
    const one = said({ authorName: undefined, authorPhone: undefined, title: '一件事' })
    const { receipt, view } = (await app.as(null)<Told>('/api/public/v1/opinions', { body: one })).body
    const seen = await read({ id: view.id }, 'eastKeeper')
    expect(seen.text).not.toContain(one.id)
    expect((await app.as('eastKeeper')(`${path}/${view.id}/events`)).text).not.toContain(one.id)
    const again = await app.as(null)<Told>('/api/public/v1/opinions', { body: { ...one, id: view.id } })
    expect(again.status).toBe(201)
    expect(again.body.view.id).not.toBe(view.id)
    for (const fact of ['code', 'link'] as const) expect(again.body.receipt[fact]).not.toBe(receipt[fact])
    expect((await app.as(null)<Told>('/api/public/v1/opinions', { body: one })).body.receipt).toEqual(receipt)
  })

  it.each([
    ['没有的乡镇', { township: '999901999', village: undefined }, 'unknown-division'],
    ['别县的乡镇', { township: townships.neighbour, village: undefined }, 'unknown-division'],
    ['没有的村', { village: '999901101999' }, 'unknown-division'],
    ['别的乡镇的村', { village: villages.westFirst }, 'village-not-in-township'],
    ['没有的站点', { venue: uuidv7() }, 'unknown-venue'],
    ['没有的类别', { category: 'nothing' }, 'unknown-category'],
    ['别县的站点', { venue: venueOf(`station:${townships.neighbour}`, 'other') }, 'unknown-venue'],
  ])('%s不收，什么也不留下', async (_, over, code) => {
    const one = said(over)
    const { status, body } = await app.as(null)('/api/public/v1/opinions', { body: one })
    expect([status, body.code]).toEqual([422, code])
    expect(await rowsOf(recordOf(one))).toEqual([])
  })

  it('乡镇的归乡镇主席团收，街道的归街道工委收', async () => {
    const [east, street] = [said(), said({ township: townships.street, village: undefined })]
    for (const one of [east, street])
      expect((await app.as(null)('/api/public/v1/opinions', { body: one })).status).toBe(201)
    expect(await rowsOf(recordOf(east))).toMatchObject([{ receiver: organOf(`presidium:${townships.east}`) }])
    expect(await rowsOf(recordOf(street))).toMatchObject([{ receiver: organOf(`street-office:${townships.street}`) }])
  })

  it('一个来源十分钟内最多六十件', async () => {
    const headers = { 'x-forwarded-for': '10.200.0.1' }
    const send = () =>
      app.as(null)('/api/public/v1/opinions', { body: said({ township: townships.west, village: undefined }), headers })
    for (let n = 0; n < 60; n += 10)
      for (const { status } of await Promise.all(Array.from({ length: 10 }, send))) expect(status).toBe(201)
    expect((await send()).status).toBe(429)
    expect((await say()).status).toBe(201)
  })
})

describe('替群众登记', () => {
  it('站长、主席、代工委可以，并拿到要交给群众的凭证', async () => {
    for (const actor of ['eastKeeper', 'eastChair', 'office'] as const) {
      const { status, body } = await app.as(actor)(path, { body: entered() })
      expect(status).toBe(201)
      expect(body).toMatchObject({
        item: { channel: 'visit', state: 'received' },
        receipt: { code: expect.any(String), word: expect.any(String), link: expect.any(String) },
      })
    }
  })

  it.each(['roadDrafter', 'roadHead', 'eastDeputy', 'leader', 'admin'] as const)('%s 不可以', async (actor) => {
    const one = entered()
    expect((await app.as(actor)(path, { body: one })).status).toBe(403)
    expect(await rowsOf(one.id)).toEqual([])
  })

  it('只能登记自己乡镇的', async () => {
    const one = entered()
    expect((await app.as('westKeeper')(path, { body: one })).status).toBe(403)
    expect(await rowsOf(one.id)).toEqual([])
    expect((await app.as('eastKeeper')(path, { body: one })).status).toBe(201)
  })

  it('再来一次是 200，连凭证都一样；谁登记的写在上面', async () => {
    const one = entered()
    const [first, again] = [
      await app.as('eastKeeper')(path, { body: one }),
      await app.as('eastKeeper')(path, { body: one }),
    ]
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    expect(first.body.item?.enteredBy).toBe('东站长')
  })

  it('受理以后再来一次：还是那一件，凭证不再给（口令只出现一次）', async () => {
    const one = entered()
    const first = await app.as('eastKeeper')<OpinionAnswer>(path, { body: one })
    const accepting = { actId: uuidv7(), version: 1, input: inputs.accept }
    expect((await app.as('office')(`${path}/${one.id}/actions/accept`, { body: accepting })).status).toBe(200)
    const again = await app.as('eastKeeper')<OpinionAnswer>(path, { body: one })
    expect([again.status, again.body['receipt'], again.body.item.id]).toEqual([200, null, one.id])
    expect(first.body['receipt']).not.toBeNull()
    expect((await app.as('office')(path, { body: one })).body['code']).toBe('id-taken')
  })

  it('没有登录不行', async () => {
    const { status, body } = await app.as(null)(path, { body: entered() })
    expect([status, body.code]).toEqual([401, 'not-logged-in'])
  })
})

describe('反映人的姓名和电话', () => {
  it('收的人和放行的人看到打了码的，承办单位、代表、领导看不到，列表里谁都看不到', async () => {
    const { body } = await say()
    const one = { id: body.view.id }
    for (const actor of ['eastKeeper', 'eastChair', 'office'] as const)
      expect((await read(one, actor)).body.item.author).toEqual({ name: '王**', phone: '138********' })
    for (const actor of ['eastDeputy', 'leader'] as const) {
      const { body: seen, text } = await read(one, actor)
      expect(seen.item.author).toBeNull()
      expect(text).not.toMatch(/王示例|13800001234|138\*/)
    }
    const { text } = await app.as('office')(`${path}?limit=200`)
    expect(text).toContain(one.id)
    expect(/王示例|王\*|138\*|13800001234/.test(text)).toBe(false)
  })

  it('交给承办单位以后，它也看不到反映人是谁', async () => {
    const one = await caseIn('handling')
    for (const actor of ['roadDrafter', 'roadHead', 'roadSealKeeper', 'roadStandIn'] as const) {
      const { status, body, text } = await read(one, actor)
      expect([actor, status, body.item.author]).toEqual([actor, 200, null])
      const { text: events } = await app.as(actor)(`${path}/${one.id}/events`)
      for (const told of [text, events]) expect(told).not.toMatch(/王示例|王\*|13800001234|138\*/)
    }
  })

  it('数据库里没有原文', async () => {
    await say({ authorName: '赵罕见𠮷', authorPhone: '13911112222' })
    const rows = await app.db.read(home, (session) =>
      session.all(sql<{ row: string }>`
      select o::text as row from opinions.opinion o union all select e::text from audit.event e union all select t::text from tasks.task t`),
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ row }) => /赵罕见|13911112222/.test(row))).toBe(false)
  })
})
