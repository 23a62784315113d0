import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, agencies, organOf } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import type { Organ, OrganAnswer } from '../spec/contract.ts'

const app = await startApp()
const base = '/api/v1/organs'

interface Refused {
  readonly code: string
  readonly changes?: readonly { readonly name: string }[]
  readonly errors: readonly { readonly pointer: string; readonly code: string }[]
}
type Answered = OrganAnswer & Refused

const facts = { name: '县测试局', startsOn: '2022-01-01' }
const enter = (body: Record<string, unknown>, actor: Actor = 'office') =>
  app.as(actor)<Answered>(base, { body: { id: uuidv7(), kind: 'agency', ...facts, ...body } })
const act = (id: string, verb: string, version: number, input: unknown, actor: Actor = 'office', actId = uuidv7()) =>
  app.as(actor)<Answered>(`${base}/${id}/actions/${verb}`, { body: { actId, version, input } })
const read = async (id: string) => (await app.as('office')<Answered>(`${base}/${id}?with=events`)).body
const listed = async (query: string): Promise<string[]> =>
  (await app.as('leader')<{ items: Organ[] }>(`${base}?${query}`)).body.items.map(({ name }) => name)
const reason = '机构改革'

describe('登记', () => {
  it('同一请求发两次只登记一次，内容不同则拒绝', async () => {
    const body = { id: uuidv7(), name: '县档案馆' }
    const first = await enter(body)
    const again = await enter(body)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body.item).toEqual(first.body.item)
    const other = await enter({ ...body, name: '县图书馆' })
    expect([other.status, other.body.code]).toEqual([409, 'id-taken'])
    expect(await listed('q=县档案馆')).toEqual(['县档案馆'])
  })

  it('乡镇人大主席只登记本乡镇的', async () => {
    const group = { kind: 'deputyGroup', parent: organOf(`congress:${townships.east}`), division: townships.east }
    expect((await enter({ ...group, name: '河东镇第一小组' }, 'eastChair')).status).toBe(201)
    expect((await enter({ ...group, name: '河东镇第二小组' }, 'westChair')).status).toBe(403)
    expect((await enter({ name: '县某局' }, 'eastChair')).status).toBe(403)
    expect((await enter({ ...group, name: '河东镇第三小组' }, 'leader')).status).toBe(403)
    const elsewhere = await enter(
      { kind: 'deputyGroup', parent: organOf(`congress:${townships.east}`), division: townships.west, name: '错挂' },
      'westChair',
    )
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'parent-elsewhere'])
  })

  it.each([
    ['街道不设人大', { kind: 'townshipCongress', division: townships.street }, 'street-has-no-congress'],
    ['乡镇已有人大', { kind: 'townshipCongress', division: townships.east }, 'one-only'],
    ['县已有常委会', { kind: 'standingCommittee', parent: organOf('congress') }, 'one-only'],
    ['工作委员会挂在大会', { kind: 'workingCommittee', parent: organOf('congress') }, 'parent-does-not-fit'],
    ['没有这个上级', { kind: 'office', parent: uuidv7() }, 'parent-unknown'],
    ['别县的上级', { kind: 'office', parent: organOf('standing-committee', 'other') }, 'parent-unknown'],
    ['没有这个村', { kind: 'school', division: '999901101999' }, 'place-unknown'],
    ['别县的村', { kind: 'school', division: villages.neighbour }, 'place-unknown'],
    ['政府没有乡镇', { kind: 'townshipGovernment' }, 'needs-division'],
    ['同名', { name: agencies[0] }, 'same-name'],
  ])('%s', async (_, body, code) => {
    const { status, body: refused } = await enter(body)
    expect([status >= 400 && status < 500, refused.code]).toEqual([true, code])
  })
})

describe('更名', () => {
  it('原名称连同日期留下，按原名称也查得到', async () => {
    const { body: made } = await enter({ name: '县粮食局' })
    const { status, body } = await act(made.item.id, 'rename', 1, { name: '县粮食和储备局', from: '2024-03-01' })
    expect(status).toBe(200)
    expect(body.item).toMatchObject({
      name: '县粮食和储备局',
      formerNames: [{ name: '县粮食局', startsOn: '2022-01-01', endsOn: '2024-02-29' }],
    })
    expect(await listed('q=县粮食局')).toEqual(['县粮食和储备局'])
    const early = await act(made.item.id, 'rename', 2, { name: '县某局', from: '2024-03-01' })
    expect([early.status, early.body.code]).toEqual([422, 'renamed-too-early'])
    const future = await act(made.item.id, 'rename', 2, { name: '县某局', from: '2026-11-25' })
    expect(future.body.code).toBe('day-in-future')
    expect((await read(made.item.id)).events?.map(({ name }) => name)).toEqual(['organ.setUp', 'organ.renamed'])
  })

  it('版本旧了是 409，说明别人做了什么；同一动作重发，回答和当时一样', async () => {
    const { body: made } = await enter({ name: '县外事办' })
    const { id } = made.item
    const actId = uuidv7()
    const rename = { name: '县外事服务中心', from: '2025-01-01' }
    const first = await act(id, 'rename', 1, rename, 'office', actId)
    const stale = await act(id, 'end', 1, { endsOn: '2026-11-01', reason })
    expect([stale.status, stale.body.code, stale.body.changes?.[0]?.name]).toEqual([
      409,
      'stale-version',
      'organ.renamed',
    ])
    expect((await act(id, 'end', 2, { endsOn: '2026-11-01', reason })).status).toBe(200)
    const again = await act(id, 'rename', 1, rename, 'office', actId)
    expect([again.status, again.body.version, again.body.item.state]).toEqual([200, 2, 'inForce'])
    expect(again.body.item).toEqual(first.body.item)
    expect((await act(id, 'rename', 1, { ...rename, name: '县别的名' }, 'office', actId)).body.code).toBe('id-taken')
  })
})

describe('更正、调整隶属', () => {
  it('更正写的是全部内容，没有写的就没有了；乡镇主席改不到别处去', async () => {
    const group = { kind: 'deputyGroup', parent: organOf(`congress:${townships.east}`), division: townships.east }
    const { body: made } = await enter({ ...group, name: '河东镇第四小组', note: '旧的备注' }, 'eastChair')
    const { id } = made.item
    const input = { name: '河东镇四组', startsOn: '2022-02-02', division: townships.east, reason }
    const corrected = await act(id, 'correct', 1, input, 'eastChair')
    expect(corrected.body.item).toMatchObject({
      name: '河东镇四组',
      startsOn: '2022-02-02',
      note: null,
      formerNames: [],
    })
    expect((await act(id, 'correct', 2, { ...input, division: townships.west }, 'eastChair')).status).toBe(403)
    expect((await act(id, 'correct', 2, input, 'westChair')).status).toBe(403)
  })

  it('不能挂到自己的下级', async () => {
    const { body: above } = await enter({ kind: 'institution', name: '县甲集团' })
    const { body: below } = await enter({ kind: 'institution', name: '县乙公司', parent: above.item.id })
    const moved = await act(above.item.id, 'move', 1, { parent: below.item.id, reason })
    expect([moved.status, moved.body.code]).toEqual([422, 'parent-below'])
    const free = await act(below.item.id, 'move', 1, { reason })
    expect([free.status, free.body.item.parent]).toEqual([200, null])
  })
})

describe('撤销和恢复', () => {
  it('撤销时说出挂着什么：职务、待办、下级', async () => {
    const { caseIn } = opinionsOf(app)
    await caseIn('handling')
    const road = organOf(`agency:${agencies[0]}`)
    const { body: child } = await enter({ name: '县公路站', parent: road })
    const { hangs } = await read(road)
    expect(hangs).toEqual([
      { what: 'organs', count: 1 },
      { what: 'posts', count: 4 },
      { what: 'tasks', count: 1 },
    ])
    const ended = await act(child.item.id, 'end', 1, { endsOn: '2026-11-24', reason })
    expect([ended.status, ended.body.item.state, ended.body.hangs]).toEqual([200, 'ended', []])
  })

  it('撤销之后按日子、按状态查得到；恢复后重新列入', async () => {
    const { body: made } = await enter({ name: '县移民局' })
    const { id } = made.item
    expect((await act(id, 'end', 1, { endsOn: '2021-12-31', reason })).body.code).toBe('ends-before-start')
    expect((await act(id, 'end', 1, { endsOn: '2026-11-25', reason })).body.code).toBe('day-in-future')
    expect((await act(id, 'end', 1, { endsOn: '2025-06-30', reason })).status).toBe(200)
    expect(await listed('q=县移民局')).toEqual([])
    expect(await listed('q=县移民局&on=2025-06-30')).toEqual(['县移民局'])
    expect(await listed('q=县移民局&on=2025-07-01')).toEqual([])
    expect(await listed('q=县移民局&state=ended')).toEqual(['县移民局'])
    expect(await listed('q=县移民局&state=all')).toEqual(['县移民局'])
    expect((await act(id, 'restore', 2, { reason })).body.item).toMatchObject({ state: 'inForce', endsOn: null })
    expect(await listed('q=县移民局')).toEqual(['县移民局'])
  })

  it('单位撤销，它的人马上办不成事；恢复了才能再办', async () => {
    const { caseIn, move } = opinionsOf(app)
    const one = await caseIn('assigned')
    const road = organOf(`agency:${agencies[0]}`)
    const sign = () => move({ ...one }, 'acknowledge', {}, { actId: uuidv7() }, 'roadDrafter')
    expect((await app.as('roadDrafter')('/api/v1/opinions')).status).toBe(200)
    expect((await act(road, 'end', 1, { endsOn: '2026-11-23', reason })).status).toBe(200)
    expect((await sign()).status).toBe(403)
    expect((await act(road, 'restore', 2, { reason })).status).toBe(200)
    expect((await sign()).status).toBe(200)
  })

  it('已经有了接替的，不能恢复', async () => {
    const presidium = { kind: 'presidium', division: townships.west, parent: organOf(`congress:${townships.west}`) }
    const old = organOf(`presidium:${townships.west}`)
    expect((await act(old, 'end', 1, { endsOn: '2026-11-23', reason }, 'westChair')).status).toBe(200)
    expect((await enter({ ...presidium, name: '河西乡新主席团' })).status).toBe(201)
    expect((await act(old, 'restore', 2, { reason })).body.code).toBe('one-only')
  })
})

describe('查', () => {
  it('按类别、上级、区划、届，一页一页', async () => {
    expect(await listed(`parent=${organOf(`congress:${townships.east}`)}&kind=presidium`)).toEqual([
      '河东镇人民代表大会主席团',
    ])
    expect(await listed(`within=${townships.east}&kind=villageCommittee`)).toHaveLength(2)
    const { body: first } = await app.as('leader')<{ items: Organ[]; next: string; total: number }>(`${base}?limit=5`)
    const { body: second } = await app.as('leader')<{ items: Organ[] }>(`${base}?limit=5&cursor=${first.next}`)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(10)
    expect(first.total).toBeGreaterThan(20)
    const { body } = await app.as('leader')<{ items: { id: string }[] }>('/api/v1/terms?level=county&state=current')
    expect(body.items).toHaveLength(2)
    expect((await listed(`term=${body.items[0]?.id}&kind=congress`)).length).toBe(1)
    expect(await listed(`term=${uuidv7()}`)).toEqual([])
    expect((await app.as('leader')(`${base}?cursor=-1`)).status).toBe(422)
  })

  it('能不能登记，名录里说', async () => {
    const canOf = async (actor: Actor) => (await app.as(actor)<{ can: string[] }>(`${base}?limit=1`)).body.can
    expect(await canOf('office')).toEqual(['create'])
    expect(await canOf('eastChair')).toEqual(['create'])
    expect(await canOf('leader')).toEqual([])
  })

  it('别县看不见、碰不到', async () => {
    const id = organOf('congress')
    expect((await app.as('neighbourOffice')(`${base}/${id}`)).status).toBe(404)
    expect((await act(id, 'end', 1, { endsOn: '2026-11-24', reason }, 'neighbourOffice')).status).toBe(404)
  })
})
