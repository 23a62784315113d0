import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { mint } from '../../../../fixtures/mint.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { roles } from '../spec/roles.ts'
import { labels } from '../spec/labels/zh-CN.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const why = (actor: Actor, operation: string, record?: string) =>
  app.as(actor)(`/api/v1/access/why?operation=${operation}${record ? `&record=${record}` : ''}`)

describe('我能做什么', () => {
  it('每个职务从哪天起、能做什么、管到哪里', async () => {
    const one = await mint(app, [
      { role: 'stationKeeper', organ: `presidium:${townships.east}` },
      { role: 'deputy', organ: 'congress', division: townships.west },
    ])
    const { body } = await one.ask('/api/v1/access/rights')
    expect(body.items).toMatchObject([
      {
        role: 'stationKeeper',
        roleName: '联络站站长',
        since: '2022-01-01',
        until: null,
        rights: expect.arrayContaining([
          { permission: 'opinions.receive', name: '受理、交办群众意见', scope: '河东镇' },
          { permission: 'people.self', name: '看自己的登记、请求更正', scope: '全县' },
        ]),
      },
      {
        role: 'deputy',
        rights: expect.arrayContaining([{ permission: 'opinions.read', name: '看群众意见', scope: '河西乡' }]),
      },
    ])
  })

  it('每一项权限都有中文的说法', () => {
    const permissions = Object.values(roles).flatMap((role) => Object.keys(role))
    expect(permissions.filter((permission) => !Object.hasOwn(labels, `may.${permission}`))).toEqual([])
  })
})

describe('别人能做什么', () => {
  const rights = (actor: Actor, person: string) => app.as(actor)(`/api/v1/access/rights?person=${person}`)

  it('登记的人和安全管理员看得到，别的乡镇和他本人以外的人看不到', async () => {
    const one = await mint(app, [{ role: 'stationKeeper', organ: `presidium:${townships.east}` }], {
      name: '示例丙',
      township: townships.east,
    })
    for (const actor of ['office', 'eastChair', 'security'] as const)
      expect((await rights(actor, one.person)).body).toMatchObject({
        name: '示例丙',
        items: [{ role: 'stationKeeper', standsFor: null, since: '2022-01-01' }],
      })
    for (const actor of ['westChair', 'eastKeeper', 'leader', 'admin', 'neighbourOffice'] as const)
      expect(`${actor} ${(await rights(actor, one.person)).status}`).toBe(`${actor} 404`)
  })

  it('乡镇主席只看得到他名单上看得到的职务：外乡镇的、县里的不说', async () => {
    const one = await mint(
      app,
      [
        { role: 'stationKeeper', organ: `presidium:${townships.east}` },
        { role: 'deputy', organ: 'congress', division: townships.west },
        { role: 'officeClerk', organ: 'office' },
      ],
      { township: townships.east },
    )
    const seen = async (actor: Actor) =>
      ((await rights(actor, one.person)).body['items'] as unknown as { role: string }[]).map(({ role }) => role).sort()
    expect(await seen('eastChair')).toEqual(['stationKeeper'])
    for (const actor of ['office', 'security'] as const)
      expect(await seen(actor)).toEqual(['deputy', 'officeClerk', 'stationKeeper'])
  })

  it('乡镇政府的人管到下面的村，说得出来', async () => {
    const one = await mint(app, [{ role: 'agencyDrafter', organ: `government:${townships.east}` }])
    const own = (await one.ask('/api/v1/access/rights')).body
    expect((await rights('office', one.person)).body.items).toEqual(own.items)
  })

  it('一件事上每一步为什么：本人的，和登记的人替他问的', async () => {
    const one = await caseIn('received')
    const reasons = (actor: Actor, person?: string) =>
      app.as(actor)<{ sees: boolean; items: { move: string; may: boolean; refusal: string | null }[] }>(
        `/api/v1/access/reasons?kind=opinion&record=${one.id}${person ? `&person=${person}` : ''}`,
      )
    const own = (await reasons('eastKeeper')).body
    expect(own.items.find(({ move }) => move === 'accept')).toMatchObject({ may: true, refusal: null })
    expect(own.items.find(({ move }) => move === 'assign')).toMatchObject({ may: false, refusal: 'not-in-this-state' })
    const keeper = await mint(app, [{ role: 'stationKeeper', organ: `presidium:${townships.east}` }], {
      township: townships.east,
    })
    const asked = (await reasons('office', keeper.person)).body
    expect(asked).toMatchObject({ sees: true, items: own.items.map(({ move, may }) => ({ move, may })) })
    const away = await mint(app, [{ role: 'stationKeeper', organ: `presidium:${townships.west}` }])
    expect((await reasons('office', away.person)).body).toMatchObject({ sees: false, items: [] })
    expect((await reasons('westKeeper')).status).toBe(404)
    expect((await reasons('eastKeeper', keeper.person)).status).toBe(404)
    expect((await reasons('security', keeper.person)).status).toBe(404)
  })
})

describe('村委会终止', () => {
  it('管它的乡镇政府的人当下重看权限：进行中的办不成', async () => {
    const government = organOf(`government:${townships.east}`)
    const drafter = await mint(app, [{ role: 'agencyDrafter', organ: `government:${townships.east}` }])
    const stamp = async () =>
      (
        await app.db.read(home, (session) =>
          session.one(
            sql<{ stamp: number }>`select stamp from login.login where county = ${home} and id = ${drafter.login}`,
          ),
        )
      )?.stamp ?? 0
    const village = await app.db.read(home, (session) =>
      session.one(
        sql<{
          id: string
        }>`select id from organs.organ where county = ${home} and kind = 'villageCommittee' and parent = ${government} limit 1`,
      ),
    )
    const before = await stamp()
    const ended = await app.as('office')(`/api/v1/organs/${village?.id}/actions/end`, {
      body: { actId: uuidv7(), version: 1, input: { endsOn: '2026-11-24', reason: '并村' } },
    })
    expect([ended.status, await stamp()]).toEqual([200, before + 1])
  })
})

describe('为什么能办、不能办', () => {
  it('能办：凭哪个职务', async () => {
    const one = await caseIn('received')
    expect((await why('eastKeeper', 'opinion.accept', one.id)).body).toMatchObject({
      may: true,
      refusal: null,
      by: { role: 'stationKeeper' },
      because: expect.stringContaining('联络站站长'),
    })
  })

  it('不能办：缺哪一项，谁可以', async () => {
    const one = await caseIn('received')
    const { body } = await why('eastDeputy', 'opinion.accept', one.id)
    expect(body).toMatchObject({ may: false, refusal: 'not-allowed', by: null })
    expect(body.because).toBe(
      '您的职务里没有“受理、交办群众意见”这一项。可以办的是：联络站站长、乡镇人大主席、代表工作委员会工作人员。',
    )
  })

  it('有权，但不在这一步；回答和真去办的一样', async () => {
    const one = await caseIn('accepted')
    expect((await why('eastKeeper', 'opinion.accept', one.id)).body).toMatchObject({
      may: false,
      refusal: 'not-in-this-state',
      by: { role: 'stationKeeper' },
    })
  })

  it('管不到的：乡镇主席看得见县里的机构，动不了', async () => {
    const { items } = (await app.as('westChair')('/api/v1/organs?q=河东')).body as unknown as {
      items: { id: string }[]
    }
    const { body } = await why('westChair', 'organ.rename', items[0]?.id)
    expect(body).toMatchObject({ may: false, refusal: 'not-allowed', because: expect.stringContaining('只管到河西乡') })
  })

  it('看不见的等于不存在；没有这种事也是 404；坏的查询是 422', async () => {
    const one = await caseIn('received')
    expect((await why('westKeeper', 'opinion.accept', one.id)).status).toBe(404)
    expect((await why('eastKeeper', 'opinion.fly')).status).toBe(404)
    expect((await why('eastKeeper', 'nonsense')).status).toBe(422)
    expect((await why('eastKeeper', 'opinion.create')).body).toMatchObject({ may: true })
    expect((await why('admin', 'opinion.create')).body).toMatchObject({ may: false, refusal: 'not-allowed' })
  })
})
