import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { beginLogin } from '#platform/login/token.ts'
import { type Answer, type Ask, startApp } from '../../../../fixtures/app.ts'
import { type Actor, home } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Minted, type MintedPost, mint } from '../../../../fixtures/mint.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { peopleOf } from '../../../../fixtures/people.ts'
import { stoodInFor } from '../spec/roles.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const { act, must } = peopleOf(app)

const keeperPost: MintedPost = { role: 'stationKeeper', organ: `presidium:${townships.east}` }
let keeper: Minted
let other: Minted

/** Somebody in a browser: every answer's cookie is the one that he goes on with. */
const browserOf = async ({ login }: Minted) => {
  let token = await app.db.write(home, (session) => beginLogin(session, login, app.clock.now))
  const ask: Ask = async (path, asking = {}) => {
    const answer = await app.as(null)(path, { ...asking, headers: { authorization: `Bearer ${token}` } })
    const set = /__Host-luzhi=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (set) token = set
    return answer as never
  }
  return { ask, tokenNow: () => token }
}

const byToken = (token: string, path: string): Promise<Answer> =>
  app.as(null)(path, { headers: { authorization: `Bearer ${token}` } })

const appointing = (over: Readonly<Record<string, unknown>> = {}) => ({
  id: uuidv7(),
  post: keeper.posts[0],
  person: other.person,
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  reason: '外出培训',
  ...over,
})

const appoint = (over: Readonly<Record<string, unknown>> = {}, actor: Actor = 'office') =>
  app.as(actor)('/api/v1/substitutions', { body: appointing(over) })

const end = (id: string, actor: Actor = 'office') =>
  app.as(actor)(`/api/v1/substitutions/${id}/actions/end`, {
    body: { actId: uuidv7(), version: 1, input: { reason: '提前回来' } },
  })

beforeAll(async () => {
  keeper = await mint(app, [keeperPost], { name: '示例甲', township: townships.east })
})

/** A fresh pair each: one's own post is in the west. */
const freshPair = async () => {
  keeper = await mint(app, [keeperPost], { name: '示例甲', township: townships.east })
  other = await mint(app, [{ role: 'deputy', organ: 'congress', division: townships.west }], {
    name: '示例乙',
    township: townships.east,
  })
}

describe('委托代理', () => {
  it('登记职务的人委托，有始有终；双方都收到通知，也都看得见', async () => {
    await freshPair()
    const { status, body } = await appoint()
    expect([status, body.item]).toMatchObject([
      201,
      {
        post: { holder: '示例甲', role: 'stationKeeper' },
        person: { name: '示例乙' },
        state: 'appointed',
        standing: 'acting',
        endsOn: '2026-12-31',
      },
    ])
    expect(body.can).toEqual(['end'])
    await app.settle()
    for (const one of [keeper, other]) {
      const notices = (await one.ask('/api/v1/notices')).body
      expect(notices.items).toMatchObject([{ event: 'substitution.appointed' }])
      expect((await one.ask('/api/v1/substitutions')).body).toMatchObject({ items: [{ reason: '外出培训' }], can: [] })
    }
    const stranger = await mint(app, [{ role: 'deputy', organ: 'congress', division: townships.west }])
    expect((await stranger.ask('/api/v1/substitutions')).body.items).toEqual([])
  })

  it('乡镇主席只委托本乡镇的职务', async () => {
    await freshPair()
    expect((await appoint({}, 'westChair')).body.code).toBe('unknown-post')
    expect((await appoint({}, 'eastChair')).status).toBe(201)
  })

  it.each([
    ['没有这个职务', () => ({ post: uuidv7() }), 422, 'unknown-post'],
    ['没有这个人', () => ({ person: uuidv7() }), 422, 'unknown-person'],
    ['自己代自己', () => ({ person: keeper.person }), 422, 'own-substitute'],
    ['止日早于起日', () => ({ startsOn: '2026-12-01', endsOn: '2026-11-30' }), 422, 'ends-before-start'],
    ['全部过去', () => ({ startsOn: '2026-01-01', endsOn: '2026-01-31' }), 422, 'span-over'],
  ])('%s：说清楚，什么也不留', async (_, over, status, code) => {
    await freshPair()
    const answer = await appoint(over())
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect((await keeper.ask('/api/v1/substitutions')).body.items).toEqual([])
  })

  it('同一职务同一段时间只有一个人代；错开可以，两人同时委托也只成一个', async () => {
    await freshPair()
    expect((await appoint({ endsOn: '2026-11-30' })).status).toBe(201)
    expect((await appoint({ startsOn: '2026-11-30' })).body.code).toBe('has-substitute')
    const both = await Promise.all([
      appoint({ startsOn: '2026-12-01' }),
      appoint({ startsOn: '2026-12-01' }, 'eastChair'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('代表职务、三员不能代理，管理员不能代理别人', async () => {
    await freshPair()
    const admin = await mint(app, [{ role: 'auditAdmin', organ: 'office' }])
    expect((await appoint({ post: other.posts[0], person: keeper.person })).body.code).toBe('not-stood-in-for')
    expect((await appoint({ post: admin.posts[0] })).body.code).toBe('not-stood-in-for')
    expect((await appoint({ person: admin.person })).body.code).toBe('administrator-apart')
    expect(stoodInFor.filter((role) => /Admin$|^deputy$|^committee/.test(role))).toEqual([])
  })
})

describe('换职务办事', () => {
  it('没换过去之前什么也代不了；换过去只有那一个职务，旧令牌当下失效，每件事写明代谁', async () => {
    await freshPair()
    const one = await caseIn('received')
    await must(appoint())
    const browser = await browserOf(other)
    const before = browser.tokenNow()
    const accept = () =>
      browser.ask(`/api/v1/opinions/${one.id}/actions/accept`, {
        body: { actId: uuidv7(), version: one.version, input: { category: 'transport' } },
      })
    expect((await accept()).status).toBe(403)
    const { body: me } = await browser.ask('/api/v1/login/post', { body: { post: keeper.posts[0] } })
    expect(me).toMatchObject({
      name: '示例乙',
      chosen: keeper.posts[0],
      posts: [{ role: 'stationKeeper', standsFor: '示例甲' }],
      choices: [
        { role: 'deputy', standsFor: null, until: null },
        { role: 'stationKeeper', standsFor: '示例甲', until: '2026-12-31' },
      ],
    })
    expect((await byToken(before, '/api/v1/login')).status).toBe(401)
    expect((await accept()).status).toBe(200)
    const { body } = await browser.ask<{ events: unknown[] }>(`/api/v1/opinions/${one.id}?with=events`)
    expect(body.events.at(-1)).toMatchObject({ by: '示例乙', standsFor: '示例甲' })
    const rights = (await browser.ask('/api/v1/access/rights')).body
    expect(rights.items).toMatchObject([{ standsFor: '示例甲', since: '2026-11-01', until: '2026-12-31' }])
    expect((await browser.ask('/api/v1/login/post', { body: { post: null } })).body).toMatchObject({
      chosen: null,
      posts: [{ role: 'deputy', standsFor: null }],
    })
    expect((await browser.ask(`/api/v1/opinions/${one.id}`)).status).toBe(404)
  })

  it('自己的职务也可以只用一个；不是自己的、没委托的换不过去', async () => {
    const two = await mint(app, [keeperPost, { role: 'deputy', organ: 'congress', division: townships.west }])
    const browser = await browserOf(two)
    const { body } = await browser.ask('/api/v1/login/post', { body: { post: two.posts[1] } })
    expect(body).toMatchObject({ chosen: two.posts[1], posts: [{ role: 'deputy' }] })
    expect(body.permissions).not.toContain('opinions.receive')
    await freshPair()
    const refused = await browser.ask('/api/v1/login/post', { body: { post: keeper.posts[0] } })
    expect([refused.status, refused.body.code]).toEqual([422, 'no-such-post'])
    const program = await two.ask('/api/v1/login/post', { body: { post: two.posts[0] } })
    expect(program.status).toBe(401) // a program's token acts by what it was made with
  })

  it('换职务留在登录记录里', async () => {
    await freshPair()
    await must(appoint())
    const browser = await browserOf(other)
    await must(browser.ask('/api/v1/login/post', { body: { post: keeper.posts[0] } }))
    const { body } = await app.as('auditor')('/api/v1/login-records?limit=5')
    expect(body.items).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'login.postChosen',
          extra: expect.objectContaining({ standsFor: '示例甲' }),
        }),
      ]),
    )
  })
})

describe('代理说停就停', () => {
  const acting = async () => {
    await freshPair()
    const { body } = await appoint()
    const browser = await browserOf(other)
    await must(browser.ask('/api/v1/login/post', { body: { post: keeper.posts[0] } }))
    expect((await browser.ask('/api/v1/opinions')).status).toBe(200)
    return { browser, id: String(body.item?.id) }
  }
  const postsNow = async (browser: Awaited<ReturnType<typeof browserOf>>) => {
    app.clock.pass(3000)
    const { body } = await browser.ask<{ posts: { role: string }[] }>('/api/v1/login')
    return body.posts.map(({ role }) => role)
  }
  const stamp = async () =>
    (
      await app.db.read(home, (session) =>
        session.one(
          sql<{ stamp: number }>`select stamp from login.login where county = ${home} and id = ${other.login}`,
        ),
      )
    )?.stamp ?? 0

  it('代理人代着登记职务的人，也不能让自己接着代、代别的：到期就是到期', async () => {
    await freshPair()
    const chair = await mint(app, [{ role: 'townshipChair', organ: `presidium:${townships.east}` }], {
      township: townships.east,
    })
    await must(appoint({ post: chair.posts[0] }))
    const browser = await browserOf(other)
    await must(browser.ask('/api/v1/login/post', { body: { post: chair.posts[0] } }))
    const asks = (over: Readonly<Record<string, unknown>>) =>
      browser.ask('/api/v1/substitutions', { body: appointing(over) })
    const later = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
    for (const post of [chair.posts[0], keeper.posts[0]])
      expect((await asks({ post, ...later })).body.code).toBe('appoints-himself')
    expect((await asks({ person: chair.person })).status).toBe(201)
  })

  it('提前结束、原任职务终止或暂停、到期：只剩自己的职务；进行中的办不成（印记变了）', async () => {
    const ended = await acting()
    const before = await stamp()
    expect((await end(ended.id)).body.item).toMatchObject({ standing: 'ended', endReason: '提前回来' })
    expect(await stamp()).toBe(before + 1)
    app.clock.pass(3000)
    const told = await ended.browser.ask('/api/v1/notices')
    expect(told.headers.get('luzhi-post-over')).toBe('yes')
    expect(await postsNow(ended.browser)).toEqual(['deputy'])
    expect((await ended.browser.ask('/api/v1/notices')).headers.has('luzhi-post-over')).toBe(false)

    const left = await acting()
    const post = { id: keeper.posts[0] ?? '', version: 1 }
    const held = await stamp()
    await must(act('posts', post, 'suspend', { reason: '测试' }))
    expect(await stamp()).toBe(held + 1)
    expect(await postsNow(left.browser)).toEqual(['deputy'])
    await must(act('posts', post, 'resume', { reason: '测试' }))
    expect(await postsNow(left.browser)).toEqual(['deputy']) // nobody stands in unawares: he chooses again
    await must(left.browser.ask('/api/v1/login/post', { body: { post: post.id } }))
    expect(await postsNow(left.browser)).toEqual(['stationKeeper'])
    await must(act('posts', post, 'end', { ground: 'transferred', lastDay: '2026-11-24' }))
    expect(await postsNow(left.browser)).toEqual(['deputy'])
    const { body } = await app.as('office')(`/api/v1/substitutions/${left.id}`)
    expect(body.item).toMatchObject({ state: 'appointed', standing: 'postOver' })
  })

  it('代理人的登记并到另一条：用另一条的账号代理，停的时候印记一样变', async () => {
    await freshPair()
    const { body } = await appoint()
    const post = other.posts[0] ?? ''
    const twice = other.person
    other = await mint(app, [], { name: '示例乙', township: townships.east })
    await must(act('people', { id: twice, version: 1 }, 'merge', { into: other.person, reason: '同一人' }))
    const browser = await browserOf(other)
    await must(browser.ask('/api/v1/login/post', { body: { post: keeper.posts[0] } }))
    const changes = [
      () => act('posts', { id: keeper.posts[0] ?? '', version: 1 }, 'suspend', { reason: '测试' }),
      () => act('posts', { id: post, version: 1 }, 'suspend', { reason: '测试' }),
      () => end(String(body.item?.id)),
    ]
    for (const change of changes) {
      const before = await stamp()
      await must(change())
      expect(await stamp()).toBe(before + 1)
    }
  })

  it('代理人去世：代理随之终止', async () => {
    const { id } = await acting()
    await must(act('people', { id: other.person, version: 1 }, 'recordDeath', { diedOn: '2026-11-20' }))
    const { body } = await app.as('office')<{ item: unknown; events: unknown[] }>(
      `/api/v1/substitutions/${id}?with=events`,
    )
    expect(body.item).toMatchObject({ state: 'ended' })
    expect(body.events.at(-1)).toMatchObject({ name: 'substitution.lapsed' })
  })

  it('看得见的人不一定办得了：代理人自己不能结束，别的乡镇看不见', async () => {
    const { id } = await acting()
    expect((await end(id, 'westChair')).status).toBe(404)
    const answer = await other.ask(`/api/v1/substitutions/${id}/actions/end`, {
      body: { actId: uuidv7(), version: 1, input: { reason: '自己停' } },
    })
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed'])
    expect((await end(id, 'eastChair')).status).toBe(200)
  })
})
