import { METHODS } from 'node:http'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { house } from '#apps/house.ts'
import { startApp } from '../../fixtures/app.ts'
import { said } from '../../fixtures/opinions.ts'
import { type Wired, wire } from '../../fixtures/outside/wire.ts'

/** ASVS 3.4, 3.5, 4.1: every route of the house and every kind of refusal, whatever it is asked. */
const app = await startApp()
const token = await app.tokenOf('office')
const bearer = { authorization: `Bearer ${token}` }
const cookie = { cookie: `__Host-luzhi=${token}` }

const filled = (path: string): string => path.replaceAll(/\{\w+\}/g, 'x')
const files = ['/desk/x', '/phone/x', '/assets/x', '/desk/assets/x', '/phone/assets/x']
const paths = [...new Set([...app.registered.filter((path) => /^\/[^*]*$/.test(path)), ...files])]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

/** What each route allows, as its own refusal of TRACE says. */
const allowed = new Map<string, string[]>()
for (const path of paths) {
  const { headers } = await wire(app.url, filled(path), { method: 'TRACE' })
  if (headers.allow !== undefined) allowed.set(path, headers.allow.split(', '))
}

/** Bodies of these are files, of types that no form can send. */
const uploads = new Map(
  house.flatMap(({ routes = [] }) =>
    routes.flatMap(({ endpoint: { path, upload } }) => (upload?.[0] ? [[path, upload[0]] as const] : [])),
  ),
)

const isText = (type: string): boolean => /^(text\/|application\/(.*\+)?json|image\/svg)|javascript/.test(type)

/** What every answer carries, errors included. */
const carriesAll = ({ status, headers }: Wired, what: string): void => {
  expect(headers['x-content-type-options'], what).toBe('nosniff')
  expect(headers['referrer-policy'], what).toBe('no-referrer')
  expect(headers['cross-origin-resource-policy'], what).toBe('same-origin')
  expect(headers['strict-transport-security'], what).toMatch(/^max-age=(3153\d{4}|[4-9]\d{7}); includeSubDomains$/)
  const policy = headers['content-security-policy'] ?? ''
  for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy, what).toContain(part)
  expect(policy, what).not.toMatch(/unsafe|https?:|\*/)
  expect(headers['cache-control'], what).toBeDefined()
  expect(headers['access-control-allow-origin'], what).toBeUndefined()
  const type = headers['content-type']
  if (type !== undefined && isText(type)) expect(type, what).toMatch(/; charset=utf-8$/i)
  if (status >= 400) expect(headers['cache-control'], what).toBe('no-store')
  if (status === 429 || status === 503) expect(Number(headers['retry-after']), what).toBeGreaterThan(0)
  for (const one of headers['set-cookie'] ?? []) {
    expect(one, what).toMatch(/^__Host-/)
    for (const part of ['Secure', 'HttpOnly', 'Path=/']) expect(one.split('; '), what).toContain(part)
    expect(one, what).toMatch(/SameSite=(Lax|Strict)/)
  }
}

/** A digest of every row of every table, but for when a log-in was used last. */
const everything = async (): Promise<Readonly<Record<string, string>>> => {
  const client = new pg.Client(app.owner)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') and (schemaname, tablename) <> ('login', 'token')`)
    expect(tables.length).toBeGreaterThan(30)
    const digests: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ digest: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t${
          // Whoever is refused leaves an entry, also where he only wanted to read (ASVS 16.3.2).
          name === 'audit.entry' ? " where t.name <> 'access.refused'" : ''
        }`,
      )
      digests[name] = rows[0]?.digest ?? ''
    }
    return digests
  } finally {
    await client.end()
  }
}

it('扫到了每一条路由，都说得出自己许可的方法', () => {
  expect(paths.length).toBeGreaterThan(150)
  const silent = paths.filter((path) => !allowed.has(path))
  expect(silent).toEqual([])
})

describe('没有声明的方法是 405，带 Allow；TRACE 一概不答', () => {
  it.each([...allowed])('%s', async (path, declared) => {
    expect(declared).not.toContain('TRACE')
    for (const method of methods.filter((one) => !declared.includes(one))) {
      const answer = await wire(app.url, filled(path), { method, body: 'x', headers: { 'content-type': 'text/plain' } })
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, declared.join(', ')])
      carriesAll(answer, `${method} ${path}`)
    }
  })
})

describe('少见的方法', () => {
  const rare = METHODS.filter((method) => method !== 'CONNECT' && !methods.includes(method))
  it.each(rare)('%s：有的地址 405，说许可哪些；没有的地址 404；安全头都带齐', async (method) => {
    for (const [path, declared] of allowed) {
      const answer = await wire(app.url, filled(path), { method, headers: bearer })
      expect([path, answer.status, answer.headers.allow]).toEqual([path, 405, declared.join(', ')])
      carriesAll(answer, `${method} ${path}`)
    }
    const answer = await wire(app.url, '/no/such/address', { method, headers: bearer })
    // A QUERY that does not say what it sends is a bad request anywhere (RFC 10008, 2).
    expect([answer.status, answer.headers.allow]).toEqual([method === 'QUERY' ? 400 : 404, undefined])
    carriesAll(answer, method)
  })

  it.each(methods)('%s 没有的地址：404，安全头都带齐', async (method) => {
    const answer = await wire(app.url, '/no/such/address', { method, headers: bearer })
    expect(answer.status).toBe(404)
    carriesAll(answer, method)
  })
})

describe('每条路由的每种答复都带齐安全头', () => {
  it.each([...allowed])('%s', async (path, declared) => {
    for (const method of declared)
      for (const headers of [{}, bearer, { ...bearer, accept: 'text/html' }]) {
        if (method === 'DELETE' && path === '/api/v1/login') continue // the token is needed; logging out is asked below
        const answer = await wire(app.url, filled(path), {
          method,
          headers: { ...headers, ...(method === 'POST' && { 'content-type': 'application/json' }) },
          ...(method === 'POST' && { body: '{}' }),
        })
        const what = `${method} ${path} ${JSON.stringify(headers)} ${answer.status}`
        carriesAll(answer, what)
        if (path.startsWith('/api/v1/')) expect(answer.headers['cache-control'], what).toBe('no-store')
      }
  })
})

describe('别的网站的页面办不成任何事（ASVS 3.5.1、3.5.3）', () => {
  const writes = [...allowed].flatMap(([path, declared]) =>
    declared.filter((method) => !['GET', 'HEAD'].includes(method)).map((method) => ({ method, path })),
  )
  const types = (path: string): string =>
    uploads.get(path) ?? (/^\/(api|open311)\//.test(path) ? 'application/json' : 'application/x-www-form-urlencoded')

  it.each(writes)('$method $path', async ({ method, path }) => {
    const ask = (headers: Readonly<Record<string, string>>, type = types(path)) =>
      wire(app.url, filled(path), {
        method,
        headers: { ...headers, ...(method === 'POST' && { 'content-type': type }) },
        ...(method === 'POST' && { body: '{}' }),
      })
    for (const site of ['cross-site', 'same-site'])
      for (const who of [cookie, bearer, {}])
        expect((await ask({ ...who, 'sec-fetch-site': site })).status, site).toBe(403)
    expect((await ask({ ...cookie, origin: 'https://evil.example' })).status).toBe(403)
    if (types(path).endsWith('urlencoded')) return
    expect((await ask(cookie)).status).toBe(403)
    if (method === 'POST')
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
        expect((await ask({ ...cookie, 'sec-fetch-site': 'cross-site' }, type)).status, type).toBe(
          type.startsWith(types(path)) ? 403 : 415, // what a form can send goes by its origin
        )
  })

  it('读什么都不改什么', async () => {
    const reads = [...allowed].filter(
      ([path, declared]) => declared.includes('GET') && !path.includes('provider/answer'),
    )
    const before = await everything()
    for (const [path] of reads) {
      await wire(app.url, filled(path), { headers: bearer })
      await wire(app.url, filled(path), { headers: { ...cookie, accept: 'text/html' } })
    }
    expect(await everything()).toEqual(before)
  })
})

describe('出错的各种样子也带齐', () => {
  const post = (headers: Readonly<Record<string, string>>, body: string, path = '/api/public/v1/opinions') =>
    wire(app.url, path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

  it.each<[number, () => Promise<Wired>]>([
    [400, () => post({}, '{')],
    [401, () => wire(app.url, '/api/v1/opinions')],
    [403, () => wire(app.url, '/api/v1/sessions', { headers: bearer })],
    [404, () => wire(app.url, '/nowhere', { headers: { accept: 'text/html' } })],
    [404, () => wire(app.url, '/api/v1/opinions/%zz', { headers: bearer })],
    [404, () => wire(app.url, `/deputies/${'x'.repeat(200)}`)],
    [413, () => post({}, `"${'x'.repeat(1_100_000)}"`)],
    [415, () => post({ 'content-type': 'text/plain' }, '{}')],
    [422, () => post({}, '{}')],
    [431, () => wire(app.url, '/', { headers: { cookie: 'x'.repeat(20_000) } })],
  ])('%i', async (status, ask) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    carriesAll(answer, String(status))
  })

  it('409：同一编号，别的内容', async () => {
    const first = said()
    await post({}, JSON.stringify(first))
    const answer = await post({}, JSON.stringify({ ...first, body: '别的内容' }))
    expect(answer.status).toBe(409)
    carriesAll(answer, '409')
  })

  it('429：带 Retry-After', async () => {
    const from = { 'x-forwarded-for': '10.203.0.1' }
    let answer = await post(from, JSON.stringify(said()))
    for (let count = 0; count < 80 && answer.status !== 429; count++) answer = await post(from, JSON.stringify(said()))
    expect(answer.status).toBe(429)
    carriesAll(answer, '429')
  })
})

describe('Cookie', () => {
  it('换样子的、登录的、退出的，都是 __Host-', async () => {
    const look = await wire(app.url, '/look?elder=1&back=/')
    const out = await wire(app.url, '/api/v1/login', {
      method: 'DELETE',
      headers: { ...cookie, 'sec-fetch-site': 'same-origin' },
    })
    for (const answer of [look, out]) {
      expect(answer.headers['set-cookie']?.length).toBeGreaterThan(0)
      carriesAll(answer, 'cookie')
    }
  })
})
