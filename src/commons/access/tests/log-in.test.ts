import { describe, expect, it } from 'vitest'
import type { Viewer } from '#kernel/viewer.ts'
import { toDay } from '#kernel/day.ts'
import { endPost } from '#commons/people/data/store.ts'
import type { Context } from '#platform/action/context.ts'
import type { Reply } from '#platform/http/route.ts'
import { hashPassword } from '#platform/login/password.ts'
import { createToken } from '#platform/login/token.ts'
import { totpCode } from '#platform/login/totp.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type Actor, home, other, password } from '../../../../fixtures/cast.ts'
import { loginOf, postOf } from '../../../../fixtures/counties.ts'
import { authenticatorOf, freshDatabase, tokenFor, viewerFor } from '../../../../fixtures/database.ts'
import { resolveToken } from '../wiring/resolve-token.ts'
import { isCurrent, publicViewer } from '../data/viewer.ts'
import type { Me } from '../spec/contract.ts'
import { routes } from '../wiring/routes.ts'

const { db } = await freshDatabase()
const start = new Date('2026-11-24T02:00:00Z')
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds)
const hours = 3_600_000

const holds = async (session: Session, viewer: Viewer): Promise<boolean> => {
  const asked = await session.one(sql<{ holds: boolean }>`select ${isCurrent(session, viewer)} as holds`)
  return asked?.holds === true
}

const call = (
  method: string,
  options: { body?: unknown; viewer?: Viewer; now?: Date; county?: string; source?: string } = {},
) => {
  const { body, county = home, viewer = publicViewer(county), now = start, source = '127.0.0.1' } = options
  const route = routes.find(({ endpoint }) => endpoint.method === method && endpoint.path === '/api/v1/login')
  const context = { county, viewer, now, db, language: 'zh-CN' } as unknown as Context
  return route!.handle(context, {
    params: {},
    query: {},
    body,
    source,
    origin: 'http://localhost',
    header: () => undefined,
  } as never) as Promise<Reply<Me>>
}

const cookieIn = (headers: Reply<Me>['headers']): string => [headers?.['set-cookie'] ?? ''].flat()[0] ?? ''

/** By password and the code of an authenticator, a new one each time: a code counts once. */
const logInWith = async (login: Actor, options: { now?: Date; county?: string; source?: string } = {}) => {
  const code = totpCode(await authenticatorOf(db, login, start), options.now ?? start)
  return call('POST', { body: { login, password, code }, ...options })
}

const logIn = async (login: Actor, options: { now?: Date; county?: string } = {}): Promise<string> =>
  /^__Host-luzhi=([^;]+)/.exec(cookieIn((await logInWith(login, options)).headers))?.[1] ?? ''

describe('登录', () => {
  it('密码对了，给一个只有浏览器看得见的 cookie，并说明是谁', async () => {
    const { headers, body } = await logInWith('eastKeeper')
    expect(cookieIn(headers)).toMatch(
      /^__Host-luzhi=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(body).toMatchObject({
      login: 'eastKeeper',
      name: '东站长',
      county: { key: home, name: '示例县', demo: false },
      today: '2026-11-24',
    })
    expect(body.posts[0]).toMatchObject({ role: 'stationKeeper', roleName: '联络站站长', division: '999901101' })
  })

  it('密码错、没有这个登录名、别县的登录名，回答一样', async () => {
    for (const body of [
      { login: 'eastKeeper', password: 'wrong' },
      { login: 'nobody', password },
      { login: 'neighbourOffice', password },
    ]) {
      await expect(call('POST', { body })).rejects.toMatchObject({ refusal: { code: 'wrong-login' } })
    }
  })

  it('同一来源试错太多要等，本人从自己的地方照常登录', async () => {
    const wrong = { body: { login: 'office', password: 'wrong' }, source: '10.1.1.1' }
    for (let n = 0; n < 8; n++)
      await expect(call('POST', wrong)).rejects.toMatchObject({ refusal: { code: 'wrong-login' } })
    await expect(call('POST', wrong)).rejects.toMatchObject({ refusal: { code: 'too-many' } })
    await expect(logInWith('office', { source: '10.1.1.2' })).resolves.toBeTruthy()
  })

  it('存的密码是 argon2id，用的内存、遍数不低于 OWASP 的下限（11.4.2）', async () => {
    const rows = await db.read(home, (session) =>
      session.all(
        sql<{ hash: string }>`select distinct password_hash as hash from login.login where password_hash is not null`,
      ),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { hash } of rows) {
      const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(hash) ?? []
      expect([Number(memory) >= 19 * 1024, Number(passes) >= 2]).toEqual([true, true])
    }
    expect(await hashPassword('same words here')).not.toBe(await hashPassword('same words here'))
  })

  it('数据库里没有令牌原文', async () => {
    const token = await logIn('leader')
    const rows = await db.read(home, (session) =>
      session.all(sql<{ row: string }>`select token::text as row from login.token token`),
    )
    expect(rows.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex')))).toBe(false)
  })
})

describe('令牌', () => {
  it('只在本县有效', async () => {
    const token = await logIn('office')
    expect((await resolveToken(db, home, token, start))?.name).toBe('代工委')
    expect(await resolveToken(db, other, token, start)).toBeNull()
    expect(await resolveToken(db, home, `${token.slice(0, -2)}xx`, start)).toBeNull()
    expect(await resolveToken(db, home, "' or 1=1", start)).toBeNull()
  })

  it('十二小时不用失效，七天一到失效；一直在用的不失效', async () => {
    const idle = await logIn('leader')
    expect(await resolveToken(db, home, idle, after(12 * hours + 1))).toBeNull()
    const used = await logIn('leader')
    for (let n = 1; n * 11 < 7 * 24; n++)
      expect(await resolveToken(db, home, used, after(n * 11 * hours))).not.toBeNull()
    expect(await resolveToken(db, home, used, after(7 * 24 * hours))).toBeNull()
  })

  it('程序用的令牌到期失效', async () => {
    const token = await db.write(home, (session) => createToken(session, loginOf('leader'), { days: 2, now: start }))
    expect(await resolveToken(db, home, token, after(40 * hours))).not.toBeNull()
    expect(await resolveToken(db, home, token, after(49 * hours))).toBeNull()
  })

  it('退出以后立刻失效', async () => {
    const token = await logIn('admin')
    const viewer = await resolveToken(db, home, token, start)
    const { headers } = await call('DELETE', { viewer: viewer! })
    expect(headers?.['set-cookie']).toMatch(/^__Host-luzhi=; Max-Age=0/)
    expect(headers?.['clear-site-data']).toBe('"cache", "storage"')
    expect(await resolveToken(db, home, token, start)).toBeNull()
    expect(await db.write(home, (session) => holds(session, viewer!))).toBe(false)
  })
})

describe('办事的那一刻还有没有权', () => {
  it('县不同、没有凭据，都不算', async () => {
    const viewer = await viewerFor(db, 'office', start)
    expect(await db.write(home, (session) => holds(session, viewer))).toBe(true)
    expect(await db.write(other, (session) => holds(session, viewer))).toBe(false)
    const { proof: _, ...bare } = viewer
    expect(await db.write(home, (session) => holds(session, bare))).toBe(false)
    expect(await db.write(home, (session) => holds(session, publicViewer(home)))).toBe(true)
  })

  it('职务免去，已在手里的权限当即作废，重新读取后没有权限', async () => {
    const token = await tokenFor(db, 'westKeeper', start)
    const viewer = await resolveToken(db, home, token, start)
    await db.write(home, (session) => endPost(session, postOf('westKeeper'), toDay('2026-11-23')))
    expect(await db.write(home, (session) => holds(session, viewer!))).toBe(false)
    expect((await resolveToken(db, home, token, after(2000)))?.grants).toEqual([])
  })

  it('正在办的事和免职同时来：免职等它办完，不会办在免职之后', async () => {
    const viewer = await viewerFor(db, 'eastChair', start)
    const order: string[] = []
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const act = db.write(home, async (session) => {
      expect(await holds(session, viewer)).toBe(true)
      begin()
      await new Promise((resolve) => setTimeout(resolve, 100))
      order.push('acted')
    })
    await begun
    await db.write(home, (session) => endPost(session, postOf('eastChair'), toDay('2026-11-23')))
    order.push('ended')
    await act
    expect(order).toEqual(['acted', 'ended'])
    expect(await db.write(home, (session) => holds(session, viewer))).toBe(false)
  })
})
