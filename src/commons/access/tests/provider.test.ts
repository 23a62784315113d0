import { uuidv7 } from 'uuidv7'
import { afterAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { saveProvider } from '#platform/login/provider.ts'
import { totpCode } from '#platform/login/totp.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, password } from '../../../../fixtures/cast.ts'
import { loginOf } from '../../../../fixtures/counties.ts'
import { authenticatorOf } from '../../../../fixtures/database.ts'
import { startIssuer } from '../../../../fixtures/outside/issuer.ts'
import { cookieOf, inBrowser, withCookie } from '../../../../fixtures/log-in.ts'

const app = await startApp()
const issuer = await startIssuer()
afterAll(() => issuer.close())
const anybody = app.as(null)

const use = (trustsSecond: boolean, claim = 'sub') =>
  app.db.write(home, async (session) =>
    saveProvider(
      session,
      { issuer: issuer.url, client: issuer.client, secret: issuer.secret, claim, name: '省统一身份认证', trustsSecond },
      app.clock.now,
    ),
  )

const wayOf = (headers: Headers): string =>
  /__Host-luzhi-way=([\w-]{43})/.exec(headers.getSetCookie().join())?.[1] ?? ''

/** Goes there, says yes as this person, comes back in the same browser (or, for a thief, in another). */
const goAndCome = async (
  claims: Readonly<Record<string, unknown>>,
  session = '',
  path = '/api/v1/login/provider',
  steal = false,
) => {
  const own = session === '' ? {} : withCookie(app, session)
  const begun = await anybody(path, { body: { begin: true }, headers: own })
  const way = `__Host-luzhi-way=${wayOf(begun.headers)}`
  const back = new URL(issuer.agree(String(begun.body['url']), claims))
  const cookie = steal ? '' : [own['cookie'], way].filter(Boolean).join('; ')
  const answer = await fetch(back, { redirect: 'manual', headers: { cookie } })
  return { begun, status: answer.status, goTo: answer.headers.get('location'), headers: answer.headers, back, cookie }
}

const sessionOf = async (actor: Actor): Promise<string> => {
  const code = totpCode(await authenticatorOf(app.db, actor, app.clock.now), app.clock.now)
  const { headers } = await anybody('/api/v1/login', { body: { login: actor, password, code } })
  return cookieOf(headers)
}
const link = (session: string, subject: string) => goAndCome({ sub: subject }, session, '/api/v1/account/provider')

describe('省统一身份认证（OpenID Connect）：县里登记了才有，按关联认人，从不按姓名', () => {
  it('没有登记：没有按钮，也去不了', async () => {
    expect((await anybody('/api/v1/login/provider')).body).toEqual({ name: null })
    expect((await anybody('/api/v1/login/provider', { body: { begin: true } })).status).toBe(404)
  })

  it('没有关联的人进不来，也不会因此有了账号；关联以后进得来，第二重验证照旧', async () => {
    await use(false)
    expect((await anybody('/api/v1/login/provider')).body).toEqual({ name: '省统一身份认证' })
    const count = () =>
      app.db.read(home, (session) => session.one(sql<{ n: number }>`select count(*)::int as n from login.login`))
    const before = await count()
    const stranger = await goAndCome({ sub: 'p-1', name: '代工委' })
    expect([stranger.status, stranger.goTo]).toEqual([303, '/desk/?provider=unknown'])
    expect(await count()).toEqual(before)

    const session = await sessionOf('office')
    expect((await link(session, 'p-1')).goTo).toBe('/desk/account?provider=linked')
    const back = await goAndCome({ sub: 'p-1' })
    expect(back.goTo).toBe('/desk/?provider=second')
    expect(cookieOf(back.headers)).toBe('')
    const due = await anybody('/api/v1/login/provider/second', {
      body: { begin: true },
      headers: { cookie: `__Host-luzhi-way=${wayOf(back.headers)}`, origin: app.url },
    })
    expect([due.status, due.body['next']]).toEqual([202, 'second'])
    app.clock.pass(60_000)
    const secret = await authenticatorOf(app.db, 'office', app.clock.now)
    const done = await anybody('/api/v1/login/second', {
      body: { ticket: due.body['ticket'], proof: { kind: 'totp', code: totpCode(secret, app.clock.now) } },
    })
    expect([done.status, done.body['login']]).toEqual([200, 'office'])
  })

  it('它自己做了第二重验证的，回来就登录；取消关联以后不行', async () => {
    await use(true)
    const back = await goAndCome({ sub: 'p-1' })
    expect(back.goTo).toBe('/desk/')
    const cookie = withCookie(app, cookieOf(back.headers))
    expect((await anybody('/api/v1/login', { headers: cookie })).body['login']).toBe('office')
    expect((await anybody('/api/v1/account', { headers: cookie })).body['provider']?.['isLinked']).toBe(true)
    expect((await anybody('/api/v1/account/provider', { method: 'DELETE', headers: cookie })).status).toBe(200)
    expect((await goAndCome({ sub: 'p-1' })).goTo).toBe('/desk/?provider=unknown')
  })

  it('别的浏览器拿着回来的地址没有用；同一个地址不能用第二次；改过的 state 不认', async () => {
    await link(await sessionOf('office'), 'p-2')
    expect((await goAndCome({ sub: 'p-2' }, '', undefined, true)).goTo).toBe('/desk/?provider=failed')
    const fine = await goAndCome({ sub: 'p-2' })
    const again = await fetch(fine.back, { redirect: 'manual', headers: { cookie: fine.cookie } })
    expect([fine.goTo, again.headers.get('location')]).toEqual(['/desk/', '/desk/?provider=failed'])
    const { body, headers } = await anybody('/api/v1/login/provider', { body: { begin: true } })
    const forged = new URL(issuer.agree(String(body['url']), { sub: 'p-2' }))
    forged.searchParams.set('state', 'forged')
    const answer = await fetch(forged, {
      redirect: 'manual',
      headers: { cookie: `__Host-luzhi-way=${wayOf(headers)}` },
    })
    expect(answer.headers.get('location')).toBe('/desk/?provider=failed')
  })

  it.each([
    ['不是它签的', 'false-signature', {}],
    ['发给别的系统的', 'fine', { aud: 'another' }],
    ['别家发的', 'fine', { iss: 'https://other.example' }],
    ['不是这一次的', 'fine', { nonce: 'x' }],
    ['过期的', 'fine', { exp: 1_000_000, iat: 999_000 }],
    ['没有说是谁的', 'fine', { sub: '' }],
  ] as const)('令牌%s：不认，没有登录', async (_, manner, claims) => {
    await use(true)
    await link(await sessionOf('office'), 'p-9')
    expect((await goAndCome({ sub: 'p-9' })).goTo).toBe('/desk/')
    issuer.behave(manner)
    const back = await goAndCome({ sub: 'p-9', ...claims })
    issuer.behave('fine')
    expect([back.goTo, cookieOf(back.headers)]).toEqual(['/desk/?provider=failed', ''])
    expect((await goAndCome({ sub: 'p-9' })).goTo).toBe('/desk/')
  })

  it.each(['garbage', 'hangs-up', 'silent'] as const)(
    '它坏了（%s）：十秒左右说没有成，别的登录照常',
    { timeout: 40_000 },
    async (manner) => {
      const session = await sessionOf('office')
      issuer.behave(manner)
      const begun = performance.now()
      const [back, meanwhile] = await Promise.all([
        goAndCome({ sub: 'p-9' }),
        anybody('/api/v1/login', { headers: withCookie(app, session) }),
      ])
      issuer.behave('fine')
      expect(performance.now() - begun).toBeLessThan(20_000)
      expect([back.goTo, cookieOf(back.headers)]).toEqual(['/desk/?provider=failed', ''])
      expect(meanwhile.body['login']).toBe('office')
      expect((await goAndCome({ sub: 'p-9' })).goTo).toBe('/desk/')
    },
  )

  it('一个身份只关联一个账号；关联要本人刚确认过；管理员也可以按编号关联', async () => {
    await link(await sessionOf('office'), 'p-3')
    expect((await link(await sessionOf('leader'), 'p-3')).goTo).toBe('/desk/account?provider=taken')
    const old = await sessionOf('leader')
    app.clock.pass(6 * 60_000)
    const refused = await anybody('/api/v1/account/provider', { body: { begin: true }, headers: withCookie(app, old) })
    expect([refused.status, refused.body['code']]).toEqual([403, 'step-up'])

    const admin = await inBrowser(app, 'admin')
    const versionOf = async (id: string) =>
      (
        await app.db.read(home, (session) =>
          session.one(sql<{ version: number }>`select version from login.login where county = ${home} and id = ${id}`),
        )
      )?.version
    const set = async (actor: Actor, subject: string) =>
      admin(`/api/v1/accounts/${loginOf(actor)}/actions/setSubject`, {
        actId: uuidv7(),
        version: await versionOf(loginOf(actor)),
        input: { subject },
      })
    expect((await set('leader', 'p-3')).body).toMatchObject({ code: 'login-taken' })
    expect((await set('leader', 'p-4')).status).toBe(200)
    const back = await goAndCome({ sub: 'p-4' })
    const me = await anybody('/api/v1/login', { headers: withCookie(app, cookieOf(back.headers)) })
    expect(me.body['login']).toBe('leader')
  })

  it('认人的那一项可以另定；库里没有它的原文，也没有密钥的原文', async () => {
    await use(true, 'idCardHash')
    expect((await goAndCome({ sub: 'p-4' })).goTo).toBe('/desk/?provider=failed')
    expect((await goAndCome({ sub: 'x', idCardHash: 'p-4' })).goTo).toBe('/desk/?provider=unknown')
    const rows = await app.db.read(home, async (session) => [
      ...(await session.all(sql<{ row: string }>`select l::text as row from login.login l`)),
      ...(await session.all(sql<{ row: string }>`select p::text as row from login.provider p`)),
      ...(await session.all(sql<{ row: string }>`select e::text as row from audit.entry e`)),
    ])
    expect(rows.filter(({ row }) => row.includes('p-4') || row.includes(issuer.secret))).toEqual([])
  })
})
