import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import type { SessionItem } from '../spec/session-contract.ts'
import type { TermAnswer, TermItem } from '../spec/term-contract.ts'

const app = await startApp()
const [terms, sessions] = ['/api/v1/terms', '/api/v1/congress-sessions']
type Answered = TermAnswer & { readonly code: string }

const eastCongress = organOf(`congress:${townships.east}`)
const plan = (organ: string, number: number, startsOn: string, actor: Actor = 'office') =>
  app.as(actor)<Answered>(terms, { body: { id: uuidv7(), organ, number, startsOn } })
const act = (base: string, id: string, verb: string, version: number, input: unknown, actor: Actor = 'office') =>
  app.as(actor)<Answered>(`${base}/${id}/actions/${verb}`, { body: { actId: uuidv7(), version, input } })

describe('届', () => {
  it('往届补记，本届只有一个，号数一届一个，不随年份重来', async () => {
    const past = await plan(eastCongress, 15, '2016-05-01')
    expect([past.status, past.body.item.state, past.body.item.title]).toEqual([
      201,
      'planned',
      '河东镇第十五届人民代表大会',
    ])
    const recorded = await act(terms, past.body.item.id, 'record', 1, { startsOn: '2016-05-01', endsOn: '2021-04-30' })
    expect(recorded.body.item.state).toBe('ended')
    const now = await plan(eastCongress, 16, '2021-05-01')
    expect((await act(terms, now.body.item.id, 'begin', 1, { startsOn: '2021-05-01' })).body.item.state).toBe('current')
    expect((await plan(eastCongress, 15, '2026-01-01')).body.code).toBe('term-number-taken')
    const next = await plan(eastCongress, 17, '2027-01-01')
    expect((await act(terms, next.body.item.id, 'begin', 1, { startsOn: '2026-11-20' })).body.code).toBe(
      'another-term-current',
    )
    expect((await act(terms, now.body.item.id, 'correct', 2, { number: 17, startsOn: '2021-05-01' })).body.code).toBe(
      'term-number-taken',
    )
    expect((await act(terms, next.body.item.id, 'withdraw', 1, { reason: '登记有误' })).status).toBe(200)
    const again = await act(terms, now.body.item.id, 'correct', 2, { number: 17, startsOn: '2021-05-01' })
    expect([again.status, again.body.item.number]).toEqual([200, 17])
  })

  it('满五年提示，不拦（地方组织法 9）', async () => {
    const { body } = await app.as('leader')<{ items: TermItem[] }>(`${terms}?organ=${eastCongress}&state=current`)
    const { body: read } = await app.as('leader')<Answered>(`${terms}/${body.items[0]?.id}`)
    expect(read.notes).toEqual([{ code: 'term-over', law: '地方组织法 9', params: { day: '2026-05-01' } }])
  })

  it('两个人同时登记同一届，只成一个', async () => {
    const tries = await Promise.all(
      [1, 2, 3, 4].map(() => plan(organOf(`congress:${townships.west}`), 9, '2021-05-01')),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  })

  it('只有大会和常委会有届；乡镇主席只管本乡镇的', async () => {
    expect((await plan(organOf('office'), 1, '2021-05-01')).body.code).toBe('no-terms-here')
    expect((await plan(uuidv7(), 1, '2021-05-01')).body.code).toBe('unknown-organ')
    expect((await plan(organOf('congress'), 18, '2021-05-01', 'eastChair')).status).toBe(403)
    expect((await plan(eastCongress, 18, '2021-05-01', 'westChair')).status).toBe(403)
  })

  it('号数在数据库里也只有一个', async () => {
    const twice = app.db.write(home, (session) =>
      session.one(sql`
        insert into organs.term (county, organ, nth, starts_on, state)
        select county, organ, nth, starts_on, 'planned' from organs.term where county = ${home} and organ = ${organOf('congress')}`),
    )
    await expect(twice).rejects.toMatchObject({ code: '23505' })
  })
})

describe('次', () => {
  const termOf = async (organ: string): Promise<TermItem> => {
    const { body } = await app.as('leader')<{ items: TermItem[] }>(`${terms}?organ=${organ}&state=current`)
    if (!body.items[0]) throw new Error('no term in office')
    return body.items[0]
  }
  const convene = (term: string, body: Record<string, unknown>, actor: Actor = 'office') =>
    app.as(actor)<{ item: SessionItem; version: number; code: string }>(sessions, {
      body: { id: uuidv7(), term, kind: 'regular', ...body },
    })

  it('名称由届次写成；次数在本届内一个一个，跨年不重来', async () => {
    const term = await termOf(organOf('congress'))
    const first = await convene(term.id, { number: 1, startsOn: '2022-03-01', endsOn: '2022-03-04' })
    expect([first.status, first.body.item.title]).toEqual([201, '县第十六届人民代表大会第一次会议'])
    const other = await convene(term.id, { number: 1, startsOn: '2023-03-01' })
    expect([other.status, other.body.code]).toEqual([409, 'session-number-taken'])
    const second = await convene(term.id, { number: 2, startsOn: '2023-03-01', title: '县第十六届人大第二次会议' })
    expect(second.body.item.title).toBe('县第十六届人大第二次会议')
    const clash = await act(sessions, second.body.item.id, 'adjust', 1, {
      number: 1,
      kind: 'regular',
      startsOn: '2023-03-01',
    })
    expect(clash.body.code).toBe('session-number-taken')
    expect((await convene(term.id, { number: 3, startsOn: '2021-12-31' })).body.code).toBe('session-outside-term')
  })

  it('登记召开，取消后次数可以再用', async () => {
    const term = await termOf(organOf('congress'))
    const { body } = await convene(term.id, { number: 5, startsOn: '2026-02-03' })
    const held = await act(sessions, body.item.id, 'hold', 1, { startsOn: '2026-02-03', endsOn: '2026-02-06' })
    expect([held.status, held.body.item.state]).toEqual([200, 'held'])
    const sixth = await convene(term.id, { number: 6, startsOn: '2027-02-23' })
    expect(
      (await act(sessions, sixth.body.item.id, 'hold', 1, { startsOn: '2027-02-23', endsOn: '2027-02-25' })).body.code,
    ).toBe('day-in-future')
    expect((await act(sessions, sixth.body.item.id, 'cancel', 1, { reason: '改期' })).status).toBe(200)
    expect((await convene(term.id, { number: 6, startsOn: '2027-03-02' })).status).toBe(201)
  })

  it('乡镇的会由本乡镇主席登记，县里的不行', async () => {
    const own = await termOf(eastCongress)
    expect((await convene(own.id, { number: 1, startsOn: '2022-03-01' }, 'eastChair')).status).toBe(201)
    expect((await convene(own.id, { number: 2, startsOn: '2022-09-01' }, 'westChair')).status).toBe(403)
    const county = await termOf(organOf('congress'))
    expect((await convene(county.id, { number: 9, startsOn: '2026-03-01' }, 'eastChair')).status).toBe(403)
    expect((await app.as('neighbourOffice')(`${terms}/${own.id}`)).status).toBe(404)
  })
})
