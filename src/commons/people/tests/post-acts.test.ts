import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { organOf } from '../../../../fixtures/cast.ts'
import { personOf, postOf } from '../../../../fixtures/counties.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { peopleOf } from '../../../../fixtures/people.ts'

const app = await startApp()
const { act, must, enter, give, eventsOf } = peopleOf(app)
const opinions = (actor: 'westKeeper' | 'eastKeeper') =>
  app
    .as(actor)('/api/v1/opinions')
    .then(({ status }) => status)

describe('任职和终止', () => {
  it('职务一终止，权限当下收回；撤销终止，权限回来', async () => {
    const post = { id: postOf('westKeeper'), version: 1 }
    expect(await opinions('westKeeper')).toBe(200)
    await must(act('posts', post, 'end', { ground: 'transferred', lastDay: '2026-11-24', basis: '县委组织部通知' }))
    app.clock.pass(3000)
    expect(await opinions('westKeeper')).toBe(403)
    await must(act('posts', post, 'restore', { reason: '登记有误' }))
    app.clock.pass(3000)
    expect(await opinions('westKeeper')).toBe(200)
    expect(await eventsOf(post.id)).toEqual(['post.ended', 'post.restored'])
  })

  it('暂停期间不能办事，恢复以后照常', async () => {
    const post = { id: postOf('eastKeeper'), version: 1 }
    await must(act('posts', post, 'suspend', { reason: '停职检查' }))
    app.clock.pass(3000)
    expect(await opinions('eastKeeper')).toBe(403)
    await must(act('posts', post, 'resume', { reason: '查清没有问题' }))
    app.clock.pass(3000)
    expect(await opinions('eastKeeper')).toBe(200)
  })

  it('更正写法和任职日期；最后一天早于任职、晚于今天都不行', async () => {
    const one = await enter('任示例')
    const post = await give(one.id, 'officeHead', organOf('office'))
    const { item } = await must(
      act('posts', post, 'amend', { title: '办公室主任', startsOn: '2023-05-01', basis: '第九次会议' }),
    )
    expect(item).toMatchObject({ title: '办公室主任', startsOn: '2023-05-01', basis: '第九次会议' })
    expect((await act('posts', post, 'end', { ground: 'retired', lastDay: '2023-04-30' })).body.code).toBe(
      'ends-before-it-starts',
    )
    expect((await act('posts', post, 'end', { ground: 'retired', lastDay: '2026-11-25' })).body.code).toBe('day-ahead')
    expect((await act('posts', post, 'suspend', { reason: 'x' }, 'leader')).status).toBe(403)
  })

  it('乡镇主席给本乡镇的机构任职，不给县里和别的乡镇；管理员的职务不在这里给', async () => {
    const one = await enter('镇示例', { township: townships.east }, 'eastChair')
    const ask = (role: string, organ: string, actor: 'eastChair' | 'office' = 'eastChair') =>
      app.as(actor)('/api/v1/posts', { body: { id: uuidv7(), person: one.id, organ, role, startsOn: '2026-01-01' } })
    expect((await ask('presidiumMember', organOf(`presidium:${townships.east}`))).status).toBe(201)
    expect((await ask('presidiumMember', organOf(`presidium:${townships.west}`))).body.code).toBe('not-allowed')
    expect((await ask('officeClerk', organOf('committee:deputies'))).body.code).toBe('not-allowed')
    expect((await ask('systemAdmin', organOf('office'), 'office')).body.code).toBe('not-given-here')
    expect((await ask('officeStaff', uuidv7(), 'office')).body.code).toBe('unknown-organ')
  })

  it('办公室停不了、撤不了管理员：监督他的人不归他管', async () => {
    for (const administrator of ['admin', 'security', 'auditor'] as const) {
      const post = { id: postOf(administrator), version: 1 }
      for (const [verb, input] of [
        ['end', { ground: 'transferred', lastDay: '2026-11-24' }],
        ['suspend', { reason: '停职' }],
        ['amend', { title: '保管员' }],
      ] as const)
        expect((await act('posts', post, verb, input)).body.code).toBe('not-given-here')
      expect(await eventsOf(post.id)).toEqual([])
    }
  })

  it('县人大的代表职务写着乡镇，乡镇主席看得见，动不了', async () => {
    const post = { id: postOf('eastDeputy'), version: 1 }
    expect((await app.as('eastChair')(`/api/v1/posts/${post.id}`)).body.can).toEqual([])
    expect((await act('posts', post, 'end', { ground: 'resigned', lastDay: '2026-11-01' }, 'eastChair')).status).toBe(
      403,
    )
    expect((await app.as('westChair')(`/api/v1/posts/${post.id}`)).status).toBe(404)
  })
})

describe('法律上的数', () => {
  it('常委会组成人员少于十五人、同时两个主席、兼任政府职务，都带条文提示，不拦', async () => {
    await give(personOf('leader'), 'governmentViceHead', organOf(`government:${townships.east}`))
    const second = await enter('二主席')
    await give(second.id, 'townshipChair')
    const { items } = await must(app.as('office')('/api/v1/posts/notes?on=2026-11-24'))
    const notes = (items as unknown as { code: string; law: string }[]).map(({ code, law }) => `${code} ${law}`)
    expect(notes).toEqual(
      expect.arrayContaining([
        'committee-small 地方组织法 47',
        'post-twice 地方组织法 46',
        'committee-and-office 地方组织法 47',
      ]),
    )
    const own = await must(app.as('office')(`/api/v1/posts/notes?person=${personOf('leader')}`))
    expect(own.items).toMatchObject([{ code: 'committee-and-office', person: { name: '副主任' } }])
  })
})
