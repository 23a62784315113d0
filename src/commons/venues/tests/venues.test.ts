import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, venueOf } from '../../../../fixtures/cast.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { peopleOf } from '../../../../fixtures/people.ts'
import type { Venue } from '../spec/contract.ts'

const app = await startApp()
const { must, eventsOf } = peopleOf(app)
const base = '/api/v1/venues'
const station = venueOf(`station:${townships.east}`)
const face = { place: '镇政府一楼东侧', phone: '03945200000', reception: '周一至周五 8:30–11:30' }

const names = async (query: string, actor: Actor = 'office'): Promise<string[]> => {
  const { items } = await must(app.as(actor)(`${base}?limit=200&${query}`))
  return (items as unknown as Venue[]).map(({ name }) => name)
}
const act = (actor: Actor, id: string, verb: string, version: number, input: object) =>
  app.as(actor)<{ item: Venue; code: string; version: number }>(`${base}/${id}/actions/${verb}`, {
    body: { actId: uuidv7(), version, input },
  })

describe('履职平台的名单', () => {
  it('一乡镇的站和室；全县的，县里的家在前，别县的不在内', async () => {
    expect(await names(`township=${townships.east}`)).toEqual([
      '河东镇人大代表联络站',
      '大王楼村代表联络室',
      '小李庄村代表联络室',
    ])
    const all = await names('')
    expect(all[0]).toBe('示例县人大代表之家')
    expect(all).toHaveLength(9)
    expect(await names(`township=${townships.neighbour}`)).toEqual([])
    expect(await names(`township=${townships.neighbour}`, 'neighbourOffice')).toEqual([
      '北山镇人大代表联络站',
      '石桥村代表联络室',
    ])
  })

  it('按届、按类、翻页', async () => {
    expect(await names('term=16')).toHaveLength(9)
    expect(await names('term=15')).toEqual([])
    expect(await names(`kind=station&township=${townships.west}`)).toEqual(['河西乡人大代表联络站'])
    const first = await must(app.as('office')(`${base}?limit=4`))
    const rest = await names(`cursor=${String(first.next)}`)
    expect(rest).toHaveLength(5)
  })
})

describe('公布电话和开放时间', () => {
  it('站长公布本乡镇的，公众马上看得到；别的乡镇、县里的不行', async () => {
    expect((await act('westKeeper', station, 'setFace', 1, face)).status).toBe(403)
    expect((await act('eastKeeper', venueOf('home'), 'setFace', 1, face)).status).toBe(403)
    expect((await act('eastDeputy', station, 'setFace', 1, face)).status).toBe(403)
    expect(await names(`lacks=face&township=${townships.east}`)).toContain('河东镇人大代表联络站')
    const before = await app.as(null)<string>(`/who?township=${townships.east}`)
    expect(before.text).not.toContain(face.reception)
    const done = await act('eastKeeper', station, 'setFace', 1, face)
    expect(done.body.item).toMatchObject({ ...face, state: 'open' })
    expect((await act('eastKeeper', station, 'setFace', 1, face)).body.code).toBe('stale-version')
    expect(await names(`lacks=face&township=${townships.east}`)).not.toContain('河东镇人大代表联络站')
    const { text } = await app.as(null)<string>(`/who?township=${townships.east}`)
    for (const said of Object.values(face)) expect(text).toContain(said)
    expect(await eventsOf(station)).toEqual(['venue.faceSet'])
    expect((await act('office', station, 'setFace', 2, {})).body.item).toMatchObject({ phone: null, reception: null })
  })

  it('电话不对、时间太长，不收', async () => {
    for (const bad of [{ phone: '12' }, { reception: '长'.repeat(121) }])
      expect((await act('office', station, 'setFace', 3, bad)).status).toBe(422)
  })
})

describe('登记和停用', () => {
  it('县里登记政务大厅的窗；站长登记本乡镇的点；停用了名单里没有，撤销停用又有', async () => {
    const open = (actor: Actor, over: object) =>
      app.as(actor)<{ item: Venue; code: string }>(base, {
        body: { id: uuidv7(), kind: 'point', name: '东片区代表联络点', startsOn: '2026-01-01', ...over },
      })
    expect((await open('eastKeeper', {})).body.code).toBe('not-allowed')
    expect((await open('eastKeeper', { township: townships.west })).body.code).toBe('not-allowed')
    const wrong = { township: townships.east, village: villages.westFirst }
    expect((await open('office', wrong)).body.code).toBe('venue-place-unknown')
    expect((await open('office', { kind: 'window', name: '政务大厅联络窗' })).status).toBe(201)
    const { body } = await open('eastKeeper', { township: townships.east, village: villages.eastFirst, ...face })
    const { id } = body.item
    expect(body.item).toMatchObject({ division: villages.eastFirst, township: { code: townships.east }, ...face })
    const reason = '并到镇里'
    expect((await act('eastChair', id, 'close', 1, { endsOn: '2026-12-31', reason })).body.code).toBe('closes-ahead')
    expect((await act('eastChair', id, 'close', 1, { endsOn: '2025-12-31', reason })).body.code).toBe(
      'closes-before-it-opens',
    )
    expect((await act('eastChair', id, 'close', 1, { endsOn: '2026-11-01', reason })).status).toBe(200)
    expect(await names(`township=${townships.east}`)).not.toContain('东片区代表联络点')
    expect(await names('state=closed')).toEqual(['东片区代表联络点'])
    expect(await names('term=16')).toContain('东片区代表联络点')
    expect((await act('eastChair', id, 'reopen', 2, { reason: '登记有误' })).body.item.state).toBe('open')
    expect(await names(`township=${townships.east}`)).toContain('东片区代表联络点')
    expect(await eventsOf(id)).toEqual(['venue.opened', 'venue.closed', 'venue.reopened'])
  })
})
