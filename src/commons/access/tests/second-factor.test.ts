import type * as argon from '@node-rs/argon2'
import { describe, expect, it, vi } from 'vitest'
import { latestEntries } from '#platform/audit/entry.ts'
import { totpCode } from '#platform/login/totp.ts'
import { sql } from '#platform/db/sql.ts'
import { phoneHash } from '#platform/login/login.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, password } from '../../../../fixtures/cast.ts'
import { loginOf } from '../../../../fixtures/counties.ts'
import { authenticatorOf } from '../../../../fixtures/database.ts'
import { handOutCode } from '../data/hand-out-code.ts'

/** Hash calls are counted, not timed: equal work is what makes equal time. */
const { verifications } = vi.hoisted(() => ({ verifications: { n: 0 } }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon>()
  return {
    ...real,
    verify: (...given: Parameters<typeof real.verify>) => {
      verifications.n += 1
      return real.verify(...given)
    },
  }
})

const app = await startApp()
const anybody = app.as(null)
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  anybody(`/api/v1/login${path}`, { body, headers })
const cookieOf = (headers: Headers): string => /__Host-luzhi=([\w-]{43})/.exec(headers.getSetCookie().join())?.[1] ?? ''
const withCookie = (token: string) => ({ cookie: `__Host-luzhi=${token}`, origin: app.url })
const who = (token: string) => anybody('/api/v1/login', { headers: withCookie(token) })

const begun = async (login: Actor): Promise<string> => {
  const { status, body } = await post('', { login, password })
  expect([status, body['next']]).toEqual([202, 'second'])
  return String(body['ticket'])
}
const totp = (secret: string, steps = 0) => ({
  kind: 'totp',
  code: totpCode(secret, new Date(app.clock.now.getTime() + steps * 30_000)),
})
const handed = (login: Actor) =>
  app.db.write(home, async (session) => handOutCode(session, loginOf(login), app.clock.now))

describe('一样因素登不进来（6.3.3）', () => {
  it('有密码、没有第二重验证：要一次性登记码，密码本身换不来登记', async () => {
    expect((await post('', { login: 'eastHead', password })).body).toMatchObject({ code: 'enrol-first' })
    expect((await post('/enrolment', { login: 'eastHead', code: password })).status).toBe(422)
  })

  it('密码对了，给的是票，不是登录；码对了才登录', async () => {
    const secret = await authenticatorOf(app.db, 'office', app.clock.now)
    const first = await post('', { login: 'office', password })
    expect([first.status, first.headers.getSetCookie()]).toEqual([202, []])
    const ticket = String(first.body['ticket'])
    expect((await post('/second', { ticket, proof: { kind: 'password', password } })).status).toBe(422)
    const done = await post('/second', { ticket, proof: totp(secret) })
    expect([done.status, done.body['login']]).toEqual([200, 'office'])
    expect((await who(cookieOf(done.headers))).status).toBe(200)
  })

  it('一个码只用一次；同时送来两次，只有一次成', async () => {
    const secret = await authenticatorOf(app.db, 'leader', app.clock.now)
    const tickets = await Promise.all([begun('leader'), begun('leader')])
    const answers = await Promise.all(tickets.map((ticket) => post('/second', { ticket, proof: totp(secret) })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect((await post('/second', { ticket: await begun('leader'), proof: totp(secret) })).status).toBe(422)
    app.clock.pass(60_000)
    expect((await post('/second', { ticket: await begun('leader'), proof: totp(secret) })).status).toBe(200)
  })

  it('一张票最多试五次，对的也不行了；票只管自己的那一次登录，十分钟失效', async () => {
    const secret = await authenticatorOf(app.db, 'eastChair', app.clock.now)
    const ticket = await begun('eastChair')
    for (let n = 0; n < 5; n++)
      expect((await post('/second', { ticket, proof: { kind: 'totp', code: '000000' } })).body).toMatchObject({
        code: 'wrong-code',
      })
    expect((await post('/second', { ticket, proof: totp(secret) })).body).toMatchObject({ code: 'too-late' })
    const late = await begun('eastChair')
    app.clock.pass(11 * 60_000)
    expect((await post('/second', { ticket: late, proof: totp(secret) })).body).toMatchObject({ code: 'too-late' })
    expect((await post('/second', { ticket: 'a'.repeat(43), proof: totp(secret) })).body).toMatchObject({
      code: 'too-late',
    })
  })
})

describe('凭登记码登记', () => {
  const enrol = async (login: Actor, code: string) => {
    const { body } = await post('/enrolment', { login, code })
    const secret = String((body['totp'] as { secret?: string } | undefined)?.secret)
    return { ticket: String(body['ticket']), secret }
  }

  it('自己设密码、绑验证器，得到十个备用码，只此一次；登记码用一次就完', async () => {
    const code = await handed('westKeeper')
    const { ticket, secret } = await enrol('westKeeper', code.toUpperCase().replaceAll('-', ' '))
    const finish = (word: string, proof: object) => post('/enrolment/finish', { ticket, password: word, proof })
    expect((await finish('renda2026', totp(secret))).body).toMatchObject({ code: 'password-local' })
    expect((await finish('long way home', { kind: 'totp', code: '000000' })).body).toMatchObject({ code: 'wrong-code' })
    const done = await finish('long way home', totp(secret))
    const codes = done.body['recoveryCodes'] as unknown as string[]
    expect([done.status, codes.length, new Set(codes).size]).toEqual([200, 10, 10])
    expect((await who(cookieOf(done.headers))).status).toBe(200)
    expect((await finish('long way home', totp(secret, 1))).body).toMatchObject({ code: 'too-late' })
    expect((await post('/enrolment', { login: 'westKeeper', code })).status).toBe(422)
    expect((await post('', { login: 'westKeeper', password })).status).toBe(401)

    const second = async () =>
      String((await post('', { login: 'westKeeper', password: 'long way home' })).body['ticket'])
    const spare = { kind: 'recovery', code: codes[3] }
    expect((await post('/second', { ticket: await second(), proof: spare })).status).toBe(200)
    expect((await post('/second', { ticket: await second(), proof: spare })).status).toBe(422)
    const stored = await app.db.read(home, (session) =>
      session.all(sql<{ row: string }>`select r::text as row from login.recovery r`),
    )
    expect(stored.length).toBe(9)
    expect(stored.some(({ row }) => codes.some((one) => row.includes(one.replaceAll('-', ''))))).toBe(false)
  })

  it('新的登记码一发，旧的就不算；三天以后不算；登记完了别处的登录都退出', async () => {
    const [older, newer] = [await handed('eastKeeper'), await handed('eastKeeper')]
    expect((await post('/enrolment', { login: 'eastKeeper', code: older })).status).toBe(422)
    const before = await authenticatorOf(app.db, 'eastKeeper', app.clock.now)
    const cookie = cookieOf((await post('/second', { ticket: await begun('eastKeeper'), proof: totp(before) })).headers)
    const { ticket, secret } = await enrol('eastKeeper', newer)
    await post('/enrolment/finish', { ticket, password: 'four lamps in the rain', proof: totp(secret) })
    app.clock.pass(3000)
    expect((await who(cookie)).status).toBe(401)
    const { body } = await post('', { login: 'eastKeeper', password: 'four lamps in the rain' })
    app.clock.pass(60_000)
    expect((await post('/second', { ticket: body['ticket'], proof: totp(before) })).status).toBe(422)
    const late = await handed('eastKeeper')
    app.clock.pass(73 * 3_600_000)
    expect((await post('/enrolment', { login: 'eastKeeper', code: late })).status).toBe(422)
  })
})

describe('知道的和不知道的登录名，回答一样，活也一样多（6.3.8）', () => {
  it('登录：都只算一次密码，都记一笔', async () => {
    const counted = async (login: string) => {
      const [before, entries] = [
        verifications.n,
        (await app.db.read(home, (session) => latestEntries(session, { limit: 200 }))).length,
      ]
      const { status, text } = await post('', { login, password: 'wrong' })
      const after = (await app.db.read(home, (session) => latestEntries(session, { limit: 200 }))).length
      return [status, text, verifications.n - before, after - entries]
    }
    expect(await counted('nobody')).toEqual(await counted('waterHead'))
    expect((await counted('nobody'))[2]).toBe(1)
  })

  it('登记码：没有这个人、没有发过码、码不对，一样', async () => {
    await handed('waterHead')
    const answers = await Promise.all(
      ['nobody', 'roadHead', 'waterHead'].map(async (login) => {
        const { status, text } = await post('/enrolment', { login, code: 'aaaa-bbbb-cccc' })
        return [status, text]
      }),
    )
    expect(new Set(answers.map(String)).size).toBe(1)
  })
})

describe('陌生人锁不住别人', () => {
  it('从一百处试错以后，陌生的浏览器要等，登录过的浏览器照常', async () => {
    const secret = await authenticatorOf(app.db, 'roadHead', app.clock.now)
    const first = await post('/second', { ticket: await begun('roadHead'), proof: totp(secret) })
    const known = first.headers.getSetCookie().find((one) => one.startsWith('__Host-luzhi-known='))
    expect(known).toMatch(/HttpOnly; Secure; SameSite=Strict$/)
    const tries = await Promise.all(
      Array.from({ length: 110 }, () =>
        post('', { login: 'roadHead', password: 'wrong' }).then(({ status }) => status),
      ),
    )
    expect(tries.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect((await post('', { login: 'roadHead', password })).status).toBe(429)
    expect((await post('', { login: 'roadHead', password }, { cookie: known?.split(';')[0] ?? '' })).status).toBe(202)
    expect((await post('', { login: 'waterDrafter', password }, { cookie: known?.split(';')[0] ?? '' })).status).toBe(
      403,
    )
  })
})

describe('手机号也能登录；要再确认一次才能办的事', () => {
  it('按手机号找到同一个登录名，库里没有号码', async () => {
    await authenticatorOf(app.db, 'roadDrafter', app.clock.now)
    await app.db.write(home, async (session) =>
      session.send(
        sql`update login.login set phone_hash = ${phoneHash(session, '13800001234')} where county = ${home} and id = ${loginOf('roadDrafter')}`,
      ),
    )
    for (const login of ['13800001234', '138 0000 1234', '+8613800001234'])
      expect([login, (await post('', { login, password })).status]).toEqual([login, 202])
    expect((await post('', { login: '13800001235', password })).status).toBe(401)
  })

  it('再确认以后令牌换新，旧的立刻作废（7.2.4）；别人的票不算；登录前带来的 cookie 不会变成登录', async () => {
    const secret = await authenticatorOf(app.db, 'admin', app.clock.now)
    const planted = 'p'.repeat(43)
    const { body } = await post('', { login: 'admin', password }, withCookie(planted))
    const opened = await post('/second', { ticket: body['ticket'], proof: totp(secret) }, withCookie(planted))
    const old = cookieOf(opened.headers)
    expect([old === planted, (await who(planted)).status]).toEqual([false, 401])

    app.clock.pass(60_000)
    const asked = await post('/step-up', { begin: true }, withCookie(old))
    expect(asked.body['ways']).toMatchObject({ password: true, totp: true })
    const foreign = await post(
      '/step-up/proof',
      { ticket: await begun('office'), proof: totp(secret) },
      withCookie(old),
    )
    expect(foreign.body).toMatchObject({ code: 'too-late' })
    const done = await post('/step-up/proof', { ticket: asked.body['ticket'], proof: totp(secret) }, withCookie(old))
    const renewed = cookieOf(done.headers)
    expect([done.status, (await who(renewed)).status, (await who(old)).status]).toEqual([200, 200, 401])
  })
})

it('记录里有失败和成功，没有密码、码、令牌', async () => {
  const rows = await app.db.read(home, (session) =>
    session.all(sql<{ row: string; name: string }>`select name, e::text as row from audit.entry e`),
  )
  const names = new Set(rows.map(({ name }) => name))
  for (const name of [
    'login.failed',
    'login.opened',
    'login.enrolled',
    'login.confirmed',
    'enrolment.failed',
    'code.handedOut',
  ])
    expect(names.has(name), name).toBe(true)
  expect(
    rows.filter(({ row }) => /example-password|long way home|four lamps|wrong[^-]|13800001234|"code"/.test(row)),
  ).toEqual([])
})
