import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import type { Actor } from '../../../../fixtures/cast.ts'
import type { Edition, RoomSettings, Setting } from '../spec/contract.ts'
import { labels } from '../spec/labels/zh-CN.ts'

const app = await startApp()

interface Listed {
  readonly rooms: readonly RoomSettings[]
  readonly can: readonly string[]
}
interface Answered {
  readonly item: Edition
  readonly code: string
  readonly errors: readonly { readonly pointer: string; readonly code: string }[]
}

const listed = async (actor: Actor = 'office') => (await app.as(actor)<Listed>('/api/v1/settings')).body
const roomOf = ({ rooms }: Listed, room = 'opinions') => {
  const found = rooms.find((one) => one.room === room)
  if (!found) throw new Error(`no room ${room}`)
  return found
}
const settingOf = (all: Listed, field: string): Setting => {
  const found = roomOf(all).fields.find((one) => one.field === field)
  if (!found) throw new Error(`no setting ${field}`)
  return found
}
const seen = async () => roomOf(await listed()).edition
const decide = (body: Record<string, unknown>, actor: Actor = 'office') =>
  app.as(actor)<Answered>('/api/v1/settings-changes', {
    body: { id: uuidv7(), room: 'opinions', reason: '主任会议决定', ...body },
  })

describe('本县规则', () => {
  it('每项都有名称、默认值和依据', async () => {
    for (const { room, fields } of (await listed()).rooms)
      for (const { field, basis } of fields) {
        expect(Object.keys(labels)).toContain(`${room}.${field}`)
        expect(basis, `${room}.${field}`).not.toBeNull()
      }
  })

  it('改过的写明谁、何时、为什么，默认值还在', async () => {
    const before = settingOf(await listed(), 'assignDays')
    const made = await decide({ field: 'assignDays', value: 7, seen: await seen() })
    expect(made.status).toBe(201)
    expect(made.body.item).toMatchObject({
      field: 'assignDays',
      before: before.value,
      after: 7,
      reason: '主任会议决定',
    })
    const after = settingOf(await listed(), 'assignDays')
    expect(after).toMatchObject({ value: 7, standard: before.standard, unit: 'workingDays' })
    expect(after.decided).toMatchObject({ by: made.body.item.by, reason: '主任会议决定' })
  })

  it('同一请求发两次只作一次变更', async () => {
    const body = { id: uuidv7(), field: 'ratingDays', value: 12, seen: await seen() }
    const first = await decide(body)
    const again = await decide(body)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body.item).toEqual(first.body.item)
    expect((await decide({ ...body, value: 13 })).body.code).toBe('id-taken')
  })

  it('十人同时改，只成一人，其余被告知已有人改过', async () => {
    const at = await seen()
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) => decide({ field: 'releaseDays', value: 20 + index, seen: at })),
    )
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(all.filter(({ status, body }) => status === 409 && body.code === 'stale-settings')).toHaveLength(9)
    expect(await seen()).toBe(at + 1)
  })

  it.each([
    ['没有这一项', { field: 'nothing', value: 3 }, 'unknown-setting'],
    ['原型上的名字', { field: 'constructor', value: 3 }, 'unknown-setting'],
    ['没有这个室', { room: 'nowhere', field: 'assignDays', value: 3 }, 'unknown-setting'],
    ['不是天数', { field: 'assignDays', value: '三天' }, 'bad-input'],
    ['零天', { field: 'assignDays', value: 0 }, 'bad-input'],
    ['类别清空', { field: 'categories', value: [] }, 'bad-input'],
    ['去掉已有代码', { field: 'categories', value: [{ code: 'new', name: '新类' }] }, 'codes-are-kept'],
    ['没有理由', { field: 'assignDays', value: 9, reason: '' }, 'bad-input'],
  ])('%s：拒绝，什么也不变', async (_, body, code) => {
    const at = await seen()
    const refused = await decide({ seen: at, ...body })
    expect([refused.status, refused.body.code]).toEqual([422, code])
    expect(await seen()).toBe(at)
  })

  it('与现行相同的不作变更', async () => {
    const { value } = settingOf(await listed(), 'nearDays')
    expect((await decide({ field: 'nearDays', value, seen: await seen() })).body.code).toBe('same-setting')
  })

  it('领导只看，乡镇和承办单位不看；改动只对本县', async () => {
    expect((await listed('leader')).can).toEqual([])
    expect((await decide({ field: 'assignDays', value: 8, seen: await seen() }, 'leader')).status).toBe(403)
    expect((await app.as('eastChair')('/api/v1/settings')).status).toBe(403)
    expect((await app.as('eastDeputy')('/api/v1/settings-changes')).status).toBe(403)
  })

  it('变更记录分页，新的在前', async () => {
    interface Page {
      readonly items: readonly Edition[]
      readonly next: string | null
      readonly total: number
    }
    const all = (await app.as('leader')<Page>('/api/v1/settings-changes?room=opinions&limit=200')).body
    const first = (await app.as('leader')<Page>('/api/v1/settings-changes?room=opinions&limit=1')).body
    const second = (await app.as('leader')<Page>(`/api/v1/settings-changes?room=opinions&limit=1&cursor=${first.next}`))
      .body
    expect([first.items[0]?.id, second.items[0]?.id]).toEqual(all.items.slice(0, 2).map(({ id }) => id))
    expect((await app.as('leader')('/api/v1/settings-changes?cursor=x')).status).toBe(422)
  })
})
