import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { beginLogin } from '#platform/login/token.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf, password } from '../../../../fixtures/cast.ts'
import { loginOf, personOf } from '../../../../fixtures/counties.ts'
import { type Browser, type Enrolled, enrolled, inBrowser, withCookie } from '../../../../fixtures/log-in.ts'
import { peopleOf } from '../../../../fixtures/people.ts'

const app = await startApp()
const { eventsOf, countEvents, act: actOn, enter } = peopleOf(app)
const [security, auditor, admin] = [
  await inBrowser(app, 'security'),
  await inBrowser(app, 'auditor'),
  await inBrowser(app, 'admin'),
]

interface Three {
  readonly post: string
  readonly role: string
  readonly holder: { readonly id: string; readonly name: string } | null
  readonly open: string | null
  readonly canName: boolean
}
const three = async (ask: Browser = security): Promise<Record<string, Three>> => {
  const { body } = await ask('/api/v1/administrators')
  return Object.fromEntries((body['items'] as unknown as Three[]).map((one) => [one.role, one]))
}
const postOf = async (role: string): Promise<string> => (await three())[role]?.post ?? ''

const basis = '县人大常委会办公室会议'
const handOver = async (ask: Browser, role: string, person: string, over: object = {}) => {
  const id = uuidv7()
  const answer = await ask('/api/v1/successions', {
    id,
    post: await postOf(role),
    person,
    ground: 'transferred',
    basis,
    ...over,
  })
  return { id, ...answer }
}
const decide = (ask: Browser, id: string, verb: string, input: object = {}, version = 1) =>
  ask(`/api/v1/successions/${id}/actions/${verb}`, { actId: uuidv7(), version, input })
const postsHeld = (role: string) =>
  app.db.read(home, (session) =>
    session.all(sql<{ person: string; state: string; endsOn: string | null }>`
      select person, state, ends_on from people.post where county = ${home} and role = ${role} order by state desc, starts_on`),
  )
const logIn = async (login: string, secret: string) =>
  (await app.as(null)('/api/v1/login', { body: { login, password: secret } })).body

let lastSecurity: Browser = security

/** A browser of whoever holds the post now, among those who enrolled. */
const askerOf = async (person: string): Promise<Browser> => {
  const token = await app.db.write(home, async (session) => {
    const login = await session.one(
      sql<{
        id: string
      }>`select id from login.login where county = ${home} and person = ${person} and state = 'inForce'`,
    )
    return beginLogin(session, login?.id ?? '', app.clock.now)
  })
  const headers = withCookie(app, token)
  return (path, body, method) =>
    app.as(null)(path, { headers, ...(body !== undefined && { body }), ...(method !== undefined && { method }) })
}

describe('安全管理员一次办好：离任的终止，接任的接手', () => {
  let next: Enrolled
  it('接任的人当下有权，离任的人当下没有；旧登录、旧账号都失效；三处留痕', async () => {
    next = await enrolled(app, '接审计')
    expect((await next.ask('/api/v1/administrators')).status).toBe(403)
    const token = await app.tokenOf('auditor')
    const { id, status, body } = await handOver(security, 'auditAdmin', next.person)
    expect([status, body['item']?.['state'], body['can']]).toEqual([201, 'done', []])

    expect((await auditor('/api/v1/login-records')).status).toBe(401)
    expect((await app.as(null)('/api/v1/login', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
    expect(await logIn('auditor', password)).toMatchObject({ code: 'wrong-login' })
    expect((await next.ask('/api/v1/login-records')).status).toBe(200)

    expect(await postsHeld('auditAdmin')).toEqual([
      { person: next.person, state: 'held', endsOn: null },
      { person: personOf('auditor'), state: 'ended', endsOn: '2026-11-24' },
    ])
    expect((await three())['auditAdmin']).toMatchObject({ holder: { name: '接审计' }, canName: true })
    expect(await eventsOf(id)).toEqual(['succession.named', 'succession.settled'])
    expect(await eventsOf(await postOf('auditAdmin'))).toEqual(['post.given'])
    expect((await eventsOf(loginOf('auditor'))).at(-1)).toBe('account.retired')
    const record = await next.ask(`/api/v1/successions/${id}?with=events`)
    expect(record.body['events']).toMatchObject([
      { name: 'succession.named', by: '安全员', extra: { from: '审计员', to: '接审计', basis, ground: 'transferred' } },
      { name: 'succession.settled', by: '安全员', from: 'named', to: 'done' },
    ])
  })

  it('再按一次不再办，答的一样；同一个号换了内容，拒绝', async () => {
    const one = await enrolled(app, '再接审计')
    const body = { id: uuidv7(), post: await postOf('auditAdmin'), person: one.person, ground: 'retired', basis }
    const first = await security('/api/v1/successions', body)
    const before = await countEvents()
    const again = await security('/api/v1/successions', body)
    expect([first.status, again.status, again.text, (await countEvents()) - before]).toEqual([201, 200, first.text, 0])
    expect((await security('/api/v1/successions', { ...body, ground: 'other' })).body).toMatchObject({
      code: 'id-taken',
    })
    next = one
  })

  it('还有别的职务的，账号留着，只是全部退出', async () => {
    const stays = await enrolled(app, '还当站长')
    const keeper = { person: stays.person, organ: organOf('office'), role: 'officeClerk', startsOn: '2026-11-01' }
    expect((await app.as('office')('/api/v1/posts', { body: { id: uuidv7(), ...keeper } })).status).toBe(201)
    expect((await handOver(security, 'auditAdmin', stays.person)).status).toBe(201)
    const back = await enrolled(app, '第三位')
    expect((await handOver(security, 'auditAdmin', back.person)).status).toBe(201)
    expect((await stays.ask('/api/v1/login')).status).toBe(401)
    expect((await eventsOf(stays.account)).at(-1)).toBe('account.left')
    expect(await logIn(stays.login, stays.password)).toMatchObject({ next: 'second' })
  })

  it('两个人同时被定来接同一个岗位：成一个，另一个什么都没有变', async () => {
    const both = [await enrolled(app, '同时甲'), await enrolled(app, '同时乙')]
    const post = await postOf('auditAdmin')
    const answers = await Promise.all(
      both.map(({ person }) => security('/api/v1/successions', { id: uuidv7(), post, person, ground: 'other', basis })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await postsHeld('auditAdmin')).filter(({ state }) => state === 'held')).toHaveLength(1)
  })
})

describe('办不成的不留痕', () => {
  const refused = async (doing: Promise<{ status: number; body: unknown }>) => {
    const before = await countEvents()
    const { status, body } = await doing
    expect((await countEvents()) - before).toBe(0)
    return [status, (body as { code: string }).code]
  }

  it('已经是三员之一、登录不了、就是现任、没有写原因、没有这个人', async () => {
    const bare = await enter('没有账号的')
    const holder = (await three())['auditAdmin']?.holder?.id ?? ''
    const one = await enrolled(app, '合适的')
    const tries = [
      handOver(security, 'auditAdmin', personOf('security')),
      handOver(security, 'auditAdmin', personOf('admin')),
      handOver(security, 'auditAdmin', bare.id),
      handOver(security, 'auditAdmin', holder),
      handOver(security, 'auditAdmin', one.person, { ground: 'vacant' }),
      handOver(security, 'auditAdmin', uuidv7()),
      handOver(security, 'auditAdmin', one.person, { post: uuidv7() }),
    ]
    const answers = []
    for (const doing of tries) answers.push(await refused(doing))
    expect(answers).toEqual([
      [409, 'is-administrator'],
      [409, 'is-administrator'],
      [409, 'cannot-log-in'],
      [422, 'succeeds-himself'],
      [422, 'ground-missing'],
      [422, 'unknown-person'],
      [422, 'unknown-administrator'],
    ])
  })

  it('别的岗位不从这里交；已经交出去的岗位不能再交', async () => {
    const one = await enrolled(app, '不该接的')
    const { body } = await app.as('office')('/api/v1/posts?role=officeClerk&limit=5')
    const clerk = (body['items'] as unknown as { id: string }[])[0]?.id ?? ''
    expect(await refused(handOver(security, 'auditAdmin', one.person, { post: clerk }))).toEqual([
      422,
      'unknown-administrator',
    ])
    const [old] = await app.db.read(home, (session) =>
      session.all(sql<{ id: string }>`
        select id from people.post where county = ${home} and role = 'auditAdmin' and state = 'ended'`),
    )
    expect(await refused(handOver(security, 'auditAdmin', one.person, { post: old?.id }))).toEqual([
      409,
      'already-handed-over',
    ])
  })

  it('代工委终止不了、恢复不了管理员的职务', async () => {
    const [old] = await app.db.read(home, (session) =>
      session.all(sql<{ id: string; version: number }>`
        select id, version from people.post where county = ${home} and role = 'auditAdmin' and state = 'ended'`),
    )
    const ended = { id: old?.id ?? '', version: old?.version ?? 0 }
    expect((await actOn('posts', ended, 'restore', { reason: '误登' })).body).toMatchObject({ code: 'not-given-here' })
  })

  it('并条目并不出两个管理员来，也拿不到管理员的钥匙；给安全管理员别的职务、恢复旧的，都不行', async () => {
    const at = async (id: string) => (await app.as('office')<{ version: number }>(`/api/v1/people/${id}`)).body.version
    const merge = async (id: string, into: string) =>
      refused(actOn('people', { id, version: await at(id) }, 'merge', { into, reason: '同一人' }))
    expect(await merge(personOf('admin'), personOf('office'))).toEqual([422, 'merge-administrator'])
    expect(await merge(personOf('admin'), personOf('security'))).toEqual([422, 'merge-administrator'])
    const now = await three()
    const twice = await enter('登记了两条的')
    const given = { organ: organOf('office'), role: 'officeClerk', startsOn: '2026-11-01' }
    const clerk = { id: uuidv7(), version: 1 }
    expect(
      (await app.as('office')('/api/v1/posts', { body: { id: clerk.id, person: twice.id, ...given } })).status,
    ).toBe(201)
    const security = now['securityAdmin']?.holder?.id ?? ''
    expect(await merge(twice.id, security)).toEqual([409, 'security-alone'])
    expect(
      await refused(app.as('office')('/api/v1/posts', { body: { id: uuidv7(), person: security, ...given } })),
    ).toEqual([409, 'security-alone'])
    await actOn('posts', clerk, 'end', { ground: 'other', lastDay: '2026-11-20' })
    expect(
      (
        await actOn('people', { id: twice.id, version: await at(twice.id) }, 'merge', {
          into: security,
          reason: '同一人',
        })
      ).status,
    ).toBe(200)
    expect(await refused(actOn('posts', clerk, 'restore', { reason: '误登' }))).toEqual([409, 'security-alone'])
    await actOn('people', { id: twice.id, version: await at(twice.id) }, 'takeBack', { reason: '并错了' })
  })

  it('五分钟内没有再确认过本人的，先确认', async () => {
    const one = await enrolled(app, '等确认')
    const token = await app.tokenOf('security')
    const { status, body } = await app.as(null)('/api/v1/successions', {
      headers: { authorization: `Bearer ${token}` },
      body: { id: uuidv7(), post: await postOf('auditAdmin'), person: one.person, ground: 'other', basis },
    })
    expect([status, body['code']]).toEqual([403, 'step-up'])
  })
})

describe('谁能接，选的时候就看得到', () => {
  it('按姓名或登录名找，不能接的说明为什么', async () => {
    const post = await postOf('securityAdmin')
    const find = async (q: string) =>
      (await security(`/api/v1/administrators/${post}/candidates?q=${encodeURIComponent(q)}`)).body['items']
    const one = await enrolled(app, '可以接安全')
    expect(await find(one.login)).toMatchObject([{ name: '可以接安全', login: one.login, posts: [], refusal: null }])
    expect(await find('代工委')).toMatchObject([{ refusal: 'security-only', posts: [{ role: 'officeClerk' }] }])
    expect(await find('管理员')).toMatchObject([{ refusal: 'is-administrator' }])
    expect(await find('没有账号的')).toMatchObject([{ login: null, refusal: 'cannot-log-in' }])
    expect((await admin(`/api/v1/administrators/${post}/candidates`)).status).toBe(403)
  })
})

describe('安全管理员自己的岗位：一个人提，另一个人确认（8.1.7.3）', () => {
  it('确认以前什么都不变，欠系统管理员一件事；自己确认不了，也不能再提一次', async () => {
    const next = await enrolled(app, '接安全')
    const { id, status, body } = await handOver(security, 'securityAdmin', next.person)
    expect([status, body['item']?.['state'], body['can']]).toEqual([201, 'named', ['withdraw']])
    expect((await three())['securityAdmin']).toMatchObject({ open: id, canName: false, holder: { name: '安全员' } })
    expect((await next.ask('/api/v1/sessions')).status).toBe(403)
    expect((await decide(security, id, 'confirm')).status).toBe(403)
    const owed = (await admin('/api/v1/tasks')).body['items']
    expect(owed).toMatchObject([{ kind: 'succession', move: 'confirm', record: id, title: '安全员 → 接安全' }])
    const other = await enrolled(app, '第二个')
    expect((await handOver(security, 'securityAdmin', other.person)).body).toMatchObject({ code: 'succession-open' })
    expect((await decide(security, id, 'withdraw', { reason: '再想想' })).body['item']).toMatchObject({
      state: 'withdrawn',
      reason: '再想想',
    })
    expect((await admin('/api/v1/tasks')).body['items']).toEqual([])
  })

  it('系统管理员可以不同意；审计管理员提的，安全管理员撤不了', async () => {
    const next = await enrolled(app, '审计提的')
    const holder = (await three())['auditAdmin']?.holder?.id
    const watcher = await askerOf(holder ?? '')
    const { id, status, body } = await handOver(watcher, 'securityAdmin', next.person)
    expect([status, body['can']]).toEqual([201, ['withdraw']])
    expect((await decide(security, id, 'withdraw', { reason: '不行' })).status).toBe(403)
    expect((await decide(admin, id, 'refuse', { reason: '没有会议纪要' })).body['item']).toMatchObject({
      state: 'refused',
    })
    expect((await handOver(watcher, 'systemAdmin', next.person)).body).toMatchObject({ code: 'security-hands-over' })
  })

  it('确认的时候再看一遍：接任的人这时账号停用了，就不成', async () => {
    const next = await enrolled(app, '后来停用')
    const { id } = await handOver(security, 'securityAdmin', next.person)
    const ended = await admin(`/api/v1/accounts/${next.account}/actions/end`, {
      actId: uuidv7(),
      version: 2,
      input: { reason: '离岗' },
    })
    expect(ended.status, ended.text).toBe(200)
    expect((await decide(admin, id, 'confirm')).body).toMatchObject({ code: 'cannot-log-in' })
    expect((await decide(security, id, 'withdraw', { reason: '换人' })).status).toBe(200)
  })

  it('系统管理员确认以后当下交接', async () => {
    const next = await enrolled(app, '接安全')
    const { id } = await handOver(security, 'securityAdmin', next.person)
    expect((await decide(admin, id, 'confirm')).body['item']).toMatchObject({ state: 'done', doneOn: '2026-11-24' })
    expect((await security('/api/v1/sessions')).status).toBe(401)
    expect((await next.ask('/api/v1/sessions')).status).toBe(200)
    expect(await logIn('security', password)).toMatchObject({ code: 'wrong-login' })
    expect((await postsHeld('securityAdmin')).map(({ state }) => state)).toEqual(['held', 'ended'])
    lastSecurity = next.ask
  })

  it('安全管理员去世：审计管理员提，系统管理员确认，一个人补不上', async () => {
    const gone = (await three(admin))['securityAdmin']
    const holder = { id: gone?.holder?.id ?? '', version: 1 }
    expect((await actOn('people', holder, 'recordDeath', { diedOn: '2026-11-24' })).status).toBe(200)
    app.clock.pass(3000) // what a process remembers of rights
    expect((await lastSecurity('/api/v1/sessions')).status).toBe(403)
    const watcher = await askerOf((await three(admin))['auditAdmin']?.holder?.id ?? '')
    const next = await enrolled(app, '补安全')
    const named = { id: uuidv7(), post: gone?.post, person: next.person, ground: 'vacant', basis }
    expect((await admin('/api/v1/successions', named)).status).toBe(403)
    expect((await watcher('/api/v1/successions', named)).body['item']).toMatchObject({ state: 'named', from: null })
    expect((await decide(admin, named.id, 'confirm')).status).toBe(200)
    expect((await next.ask('/api/v1/sessions')).status).toBe(200)
    lastSecurity = next.ask
  })

  it('管理员去世，岗位空着；照他最后的岗位补上', async () => {
    const one = await enrolled(app, '补系统')
    const died = await actOn('people', { id: personOf('admin'), version: 1 }, 'recordDeath', { diedOn: '2026-11-24' })
    expect(died.status, died.text).toBe(200)
    const vacant = (await three(lastSecurity))['systemAdmin']
    expect(vacant).toMatchObject({ holder: null, canName: true })
    const { status, body } = await lastSecurity('/api/v1/successions', {
      id: uuidv7(),
      post: vacant?.post,
      person: one.person,
      ground: 'vacant',
      basis,
    })
    expect([status, body['item']]).toEqual([201, expect.objectContaining({ state: 'done', from: null, ground: null })])
    expect((await one.ask('/api/v1/accounts')).status).toBe(200)
  })
})
