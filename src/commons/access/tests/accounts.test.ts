import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { toDay } from '#kernel/day.ts'
import { addPersons, addPosts } from '#commons/people/data/store.ts'
import { sql } from '#platform/db/sql.ts'
import { totpCode } from '#platform/login/totp.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf, password } from '../../../../fixtures/cast.ts'
import { loginOf, personOf } from '../../../../fixtures/counties.ts'
import { inBrowser } from '../../../../fixtures/log-in.ts'

const app = await startApp()
const admin = await inBrowser(app, 'admin')
const anybody = app.as(null)
const say = (value: unknown) => String(value)

const versionOf = async (login: string): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(sql<{ version: number }>`select version from login.login where county = ${home} and id = ${login}`),
    )
  )?.version ?? 0

const act = async (ask: typeof admin, login: string, verb: string, input: unknown, actId = uuidv7()) =>
  ask(`/api/v1/accounts/${login}/actions/${verb}`, { actId, version: await versionOf(login), input })

const newPerson = async (name: string): Promise<string> => {
  const id = uuidv7()
  await app.db.write(home, (session) => addPersons(session, [{ id, name, isDemo: false }]))
  return id
}

describe('管理员开账号、发登记码，本人登记（6.4.6）', () => {
  it('从开账号到本人登录；管理员看不到也设不了密码；同一个动作再问一次，答的一样', async () => {
    const id = uuidv7()
    const person = await newPerson('新来的')
    const made = await admin('/api/v1/accounts', { id, person, login: 'newcomer', phone: '13900002345' })
    expect([made.status, made.body['item']?.['login']]).toEqual([201, 'newcomer'])
    expect((await admin('/api/v1/accounts', { id: uuidv7(), person, login: 'again' })).body).toMatchObject({
      code: 'has-login',
    })
    const other = await newPerson('另一位')
    expect((await admin('/api/v1/accounts', { id: uuidv7(), person: other, login: 'newcomer' })).body).toMatchObject({
      code: 'login-taken',
    })
    expect((await admin('/api/v1/accounts', { id: uuidv7(), person: other, login: '13800009999' })).status).toBe(422)

    const persons = await Promise.all(['甲', '乙', '丙'].map((name) => newPerson(`同时${name}`)))
    const atOnce = await Promise.all(
      persons.map((one) =>
        admin('/api/v1/accounts', { id: uuidv7(), person: one, login: 'at-once', phone: '13900007777' }),
      ),
    )
    expect(atOnce.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    expect(atOnce.find((one) => one.status === 409)?.body).toMatchObject({ code: 'login-taken' })
    const person2 = await newPerson('两次')
    const twice = await Promise.all(
      ['once-a', 'once-b'].map((name) => admin('/api/v1/accounts', { id: uuidv7(), person: person2, login: name })),
    )
    expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 409])

    const actId = uuidv7()
    const input = { actId, version: 1, input: { lost: 'both' } }
    const first = await admin(`/api/v1/accounts/${id}/actions/handOut`, input)
    const again = await admin(`/api/v1/accounts/${id}/actions/handOut`, input)
    expect([first.status, again.text]).toEqual([200, first.text])
    const code = say(first.body['code'])
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)

    const begun = await anybody('/api/v1/login/enrolment', { body: { login: '139 0000 2345', code } })
    const secret = say(begun.body['totp']?.['secret'])
    const proof = { kind: 'totp', code: totpCode(secret, app.clock.now) }
    const done = await anybody('/api/v1/login/enrolment/finish', {
      body: { ticket: begun.body['ticket'], password: 'seven boats at noon', proof },
    })
    expect([done.status, done.body['me']?.['name']]).toEqual([200, '新来的'])
    const rows = await app.db.read(home, (session) =>
      session.all(sql<{ row: string }>`select e::text as row from audit.event e where kind = 'account'`),
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
    expect(rows.filter(({ row }) => row.includes(code) || row.includes('13900002345'))).toEqual([])
  })

  it('只重设密码的码绕不过第二重验证（6.4.3）', async () => {
    await inBrowser(app, 'westChair')
    const code = say((await act(admin, loginOf('westChair'), 'handOut', { lost: 'password' })).body['code'])
    const begun = await anybody('/api/v1/login/enrolment', { body: { login: 'westChair', code } })
    expect([begun.body['next'], begun.body['totp']]).toEqual(['reset', null])
    const finish = (proof: object) =>
      anybody('/api/v1/login/enrolment/finish', {
        body: { ticket: begun.body['ticket'], password: 'seven boats at noon', proof },
      })
    expect((await finish({ kind: 'totp', code: '000000' })).body).toMatchObject({ code: 'wrong-code' })
    expect((await finish({ kind: 'password', password })).status).toBe(422)
  })

  it('确认本人超过五分钟的、拿令牌的程序，开不了账号，发不了码', async () => {
    const program = await app.as('admin')('/api/v1/accounts', {
      body: { id: uuidv7(), person: personOf('leader'), login: 'leader2' },
    })
    expect(program.body).toMatchObject({ code: 'step-up' })
    const stale = await inBrowser(app, 'admin')
    app.clock.pass(6 * 60_000)
    expect((await act(stale, loginOf('leader'), 'handOut', { lost: 'both' })).body).toMatchObject({ code: 'step-up' })
  })

  it('名单：有账号的、没有账号的', async () => {
    const browser = await inBrowser(app, 'admin')
    const names = async (show: string, q = '') =>
      (
        (await browser(`/api/v1/accounts?show=${show}&q=${encodeURIComponent(q)}&limit=200`)).body[
          'items'
        ] as unknown as { name: string }[]
      ).map(({ name }) => name)
    expect(await names('with')).toEqual(expect.arrayContaining(['代工委', '管理员', '新来的']))
    expect(await names('without')).toContain('另一位')
    expect(await names('with', 'roadHead')).toEqual(['路局长'])
  })
})

describe('会话：本人和安全管理员都能结束，处处立刻失效（7.4.1–7.4.5）', () => {
  const isIn = async (browser: Awaited<ReturnType<typeof inBrowser>>) => (await browser('/api/v1/login')).status

  it('本人结束自己的另一处；别人的会话他结束不了', async () => {
    const [here, there] = [await inBrowser(app, 'office'), await inBrowser(app, 'office')]
    const leader = await inBrowser(app, 'leader')
    const sessions = (await here('/api/v1/account')).body['sessions'] as unknown as {
      id: string
      kind: string
      isThis: boolean
      way: string
    }[]
    const other = sessions.find(({ isThis, kind }) => !isThis && kind === 'cookie')
    expect(sessions.filter(({ isThis }) => isThis)).toEqual([expect.objectContaining({ way: 'totp' })])
    expect((await leader(`/api/v1/account/sessions/${other?.id}`, undefined, 'DELETE')).status).toBe(404)
    expect((await here(`/api/v1/account/sessions/${other?.id}`, undefined, 'DELETE')).status).toBe(200)
    expect([await isIn(here), await isIn(there), await isIn(leader)]).toEqual([200, 401, 200])
  })

  it('安全管理员全部退出、要求改密码、停用；恢复以后要重新登录', async () => {
    const guard = await inBrowser(app, 'security')
    const keeper = await inBrowser(app, 'admin')
    const ended = async (login: Actor, verb: string) => {
      const browser = await inBrowser(app, login)
      expect(await isIn(browser)).toBe(200)
      expect((await act(guard, loginOf(login), verb, { reason: '设备丢失' })).status).toBe(200)
      app.clock.pass(2500)
      return isIn(browser)
    }
    expect(await ended('roadHead', 'endSessions')).toBe(401)
    expect(await ended('waterHead', 'demandPassword')).toBe(401)
    expect(await ended('waterDrafter', 'end')).toBe(401)
    const wrong = await anybody('/api/v1/login', { body: { login: 'waterDrafter', password } })
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'wrong-login'])
    expect((await act(keeper, loginOf('waterDrafter'), 'restore', { reason: '找回来了' })).status).toBe(200)
    expect(await isIn(await inBrowser(app, 'waterDrafter'))).toBe(200)
    expect((await guard('/api/v1/sessions?q=路')).status).toBe(200)
    expect((await act(keeper, loginOf('roadHead'), 'endSessions', { reason: '不该他办' })).status).toBe(403)
  })
})

describe('我的账号', () => {
  it('改密码要现在的密码，规则一样；别处的登录退出', async () => {
    const [here, there] = [await inBrowser(app, 'roadDrafter'), await inBrowser(app, 'roadDrafter')]
    const change = (current: string, next: string) => here('/api/v1/account/password', { current, password: next })
    expect((await change('wrong', 'seven boats at noon')).body).toMatchObject({ code: 'wrong-code' })
    expect((await change(password, 'roaddrafter1')).body).toMatchObject({ code: 'password-local' })
    expect((await change(password, password)).body).toMatchObject({ code: 'password-same' })
    expect((await change(password, 'seven boats at noon')).status).toBe(200)
    expect([(await here('/api/v1/login')).status, (await there('/api/v1/login')).status]).toEqual([200, 401])
  })

  it('最后一样第二重验证移不掉', async () => {
    const browser = await inBrowser(app, 'eastChair')
    const factors = async () => (await browser('/api/v1/account')).body['factors'] as unknown as { id: string }[]
    const begun = await browser('/api/v1/account/factors', { begin: true })
    const proof = { kind: 'totp', code: totpCode(say(begun.body['totp']?.['secret']), app.clock.now) }
    expect(
      (await browser('/api/v1/account/factors/proof', { ticket: begun.body['ticket'], label: '备用机', proof })).status,
    ).toBe(200)
    const [first, second] = await factors()
    expect((await browser(`/api/v1/account/factors/${first?.id}`, undefined, 'DELETE')).status).toBe(200)
    expect((await browser(`/api/v1/account/factors/${second?.id}`, undefined, 'DELETE')).body).toMatchObject({
      code: 'last-factor',
    })
    expect(await factors()).toHaveLength(1)
  })

  it('令牌只有给它的权限，不能超过自己的；显示一次；能吊销', async () => {
    const browser = await inBrowser(app, 'office')
    const make = (scope: string[]) => browser('/api/v1/account/tokens', { label: '报表', days: 30, scope })
    expect((await make(['opinions.read', 'system.admin'])).body).toMatchObject({ code: 'beyond-own' })
    const token = say((await make(['figures.read'])).body['token'])
    const program = (path: string) => anybody(path, { headers: { authorization: `Bearer ${token}` } })
    expect([(await program('/api/v1/figures')).status, (await program('/api/v1/opinions')).status]).toEqual([200, 403])
    expect((await program('/api/v1/login')).body['permissions']).toEqual(['figures.read'])
    const { text, body } = await browser('/api/v1/account')
    expect(text.includes(token)).toBe(false)
    const own = (body['sessions'] as unknown as { id: string; label: string }[]).find(({ label }) => label === '报表')
    expect((await browser(`/api/v1/account/sessions/${own?.id}`, undefined, 'DELETE')).status).toBe(200)
    expect((await program('/api/v1/figures')).status).toBe(401)
  })
})

describe('三员分立：一个人不能兼两职', () => {
  it('哪一扇门给职务都不行，有名字地拒绝', async () => {
    const post = { person: personOf('admin'), organ: organOf('office'), division: null, startsOn: toDay('2026-11-01') }
    for (const role of ['securityAdmin', 'auditAdmin'])
      await expect(
        app.db.write(home, (session) => addPosts(session, [{ ...post, id: uuidv7(), role }])),
      ).rejects.toMatchObject({ refusal: { code: 'three-administrators' } })
  })
})

it('审计管理员看得到登录记录，系统管理员看不到', async () => {
  const auditor = await inBrowser(app, 'auditor')
  const { status, body } = await auditor('/api/v1/login-records?limit=200')
  const names = new Set((body['items'] as unknown as { name: string }[]).map(({ name }) => name))
  expect([status, names.has('token.made'), names.has('password.changed'), names.has('session.ended')]).toEqual([
    200,
    true,
    true,
    true,
  ])
  const failed = await auditor('/api/v1/login-records?limit=200&failed=yes')
  const kinds = (failed.body['items'] as unknown as { name: string }[]).map(({ name }) => name)
  expect([kinds.length > 0, kinds.every((name) => /\.(failed|refused)$/.test(name))]).toEqual([true, true])
  const of = await auditor('/api/v1/login-records?limit=200&q=AUDIT')
  const logins = (of.body['items'] as unknown as { loginName: string }[]).map(({ loginName }) => loginName)
  expect([logins.length > 0, logins.every((name) => name.includes('audit'))]).toEqual([true, true])
  const keeper = await inBrowser(app, 'admin')
  expect((await keeper('/api/v1/login-records')).status).toBe(403)
})

it('起始页上等着的：当下数出来，各人只看到自己管的', async () => {
  const waiting = async (actor: 'admin' | 'security' | 'auditor') =>
    (await app.as(actor)<Record<string, number | null>>('/api/v1/accounts/waiting')).body
  const before = await waiting('security')
  const person = personOf('waterHead')
  await app.db.write(home, (session) =>
    session.one(sql`update login.login set state = 'ended' where county = ${home} and person = ${person}`),
  )
  expect((await waiting('security'))['withoutAccount']).toBe((before['withoutAccount'] ?? 0) + 1)
  await app.as(null)('/api/v1/login', { body: { login: 'nobody-there', password: 'wrong-password-1' } })
  const now = await waiting('security')
  expect(now['failed']).toBe((before['failed'] ?? 0) + 1)
  const listed = (await app.as('security')<{ items: unknown[] }>('/api/v1/sessions')).body.items
  expect(now['sessions']).toBe(listed.length)
  expect(await waiting('admin')).toMatchObject({ withoutAccount: now['withoutAccount'], sessions: null, failed: null })
  expect(await waiting('auditor')).toEqual({
    withoutAccount: null,
    notEnrolled: null,
    sessions: null,
    failed: now['failed'],
  })
  expect((await app.as('office')('/api/v1/accounts/waiting')).status).toBe(403)
})
