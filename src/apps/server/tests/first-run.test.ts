import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { listCounties } from '#commons/organs/data/counties.ts'
import { type DbConfig, openDb } from '#platform/db/db.ts'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { totpCode } from '#platform/login/totp.ts'
import { openLog } from '#platform/log/log.ts'
import { setupForm } from '../../../../fixtures/setup.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { house } from '../../house.ts'
import { portsOf } from '../../ports.ts'
import type { SetupPage } from '../../setup-page.ts'
import { buildApp } from '../app.ts'

const code = 'abcd-efgh-2345'

const config = await ensureDatabase(inject('server') as DbConfig, `empty_${randomUUID().replaceAll('-', '')}`)
await migrate(
  config,
  house.flatMap(({ migrations = [] }) => migrations),
)
const db = openDb(config, { keys: exampleKeys })

/** Screens that draw a page as what the server hands to it; how it looks is a journey's business. */
const dist = mkdtempSync(join(tmpdir(), 'luzhi-first-run-'))
for (const part of ['desk/assets', 'portal/assets']) mkdirSync(join(dist, part), { recursive: true })
writeFileSync(join(dist, 'desk/index.html'), '<!doctype html>')
writeFileSync(join(dist, 'portal/manifest.json'), '{"css":"/assets/a.css","script":"/assets/a.js"}')
writeFileSync(
  join(dist, 'portal/render.js'),
  'export const render = (page) => page\nexport const renderSetup = (page) => JSON.stringify(page)\nexport const toTraditional = (text) => text\n',
)

const apps: FastifyInstance[] = []
afterAll(async () => {
  for (const app of apps) await app.close()
  await db.close()
  rmSync(dist, { recursive: true, force: true })
})

/** The server of an instance without a county, as `npm start -- --empty` opens it. */
const open = async (): Promise<FastifyInstance> => {
  const app = await buildApp({
    instance: { dataDir: dist, config, db, keys: exampleKeys, citus: false, applied: [], close: async () => {} },
    firstRun: { code, isOpen: true },
    ports: portsOf(db),
    log: openLog(join(dist, 'server.log')),
    now: () => new Date('2026-11-24T02:00:00Z'),
    checkAnswers: true,
    dist,
  })
  apps.push(app)
  return app
}

const form = (over: Readonly<Record<string, string>> = {}) => setupForm({ q: '沈丘', code, county: '411624', ...over })

const send = (app: FastifyInstance, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/setup',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })

const html = { accept: 'text/html' }
const pageIn = (answer: LightMyRequestResponse): SetupPage => answer.json<SetupPage>()
const counties = () => db.read('*', listCounties)

describe('没有县的时候', () => {
  it('每一页都引到 /setup；接口不引，也不给任何东西', async () => {
    const app = await open()
    for (const url of ['/', '/say', '/desk/', '/nothing-here']) {
      const { statusCode, headers } = await app.inject({ url, headers: html })
      expect([url, statusCode, headers.location]).toEqual([url, 302, '/setup'])
    }
    expect((await app.inject({ url: '/api/v1/opinions' })).statusCode).toBe(404)
    expect((await app.inject({ url: '/setup' })).headers['cache-control']).toBe('no-store')
  })

  it('按名称或代码找县，找不到就是没有', async () => {
    const app = await open()
    const found = async (q: string) => pageIn(await app.inject({ url: '/setup', query: { q } })).counties
    expect(await found('沈丘')).toEqual([expect.objectContaining({ code: '411624' })])
    expect(await found('411624')).toHaveLength(1)
    expect([await found(''), await found('没有这个县')]).toEqual([[], []])
  })

  it('没有控制台上的口令，做不成，也不知道别处对不对', async () => {
    const answer = await send(await open(), form({ code: 'aaaa-bbbb-cccc', county: 'x', term: '' }))
    expect([answer.statusCode, pageIn(answer).faults]).toEqual([422, [{ field: 'code', code: 'code' }]])
    expect(await counties()).toEqual([])
  })

  it('填错的一处一处说明；填的都送回来', async () => {
    const answer = await send(await open(), form({ term: '0', 'audit.login': 'A' }))
    expect([answer.statusCode, pageIn(answer).faults]).toEqual([
      422,
      [
        { field: 'term', code: 'term' },
        { field: 'audit.login', code: 'login' },
      ],
    ])
    expect(pageIn(answer).values).toMatchObject({ county: '411624', 'system.name': '甲一' })
  })

  it('不设人民代表大会的开发区、没有的县，不给做', async () => {
    const app = await open()
    const faultsOf = async (county: string) => pageIn(await send(app, form({ county }))).faults
    expect(await faultsOf('999999')).toEqual([{ field: 'county', code: 'county' }])
    expect(await faultsOf('410171')).toEqual([{ field: 'county', code: 'no-congress' }])
    expect(await counties()).toEqual([])
  })

  it('别的网站送来的不收', async () => {
    const app = await open()
    expect((await send(app, form(), { origin: 'https://elsewhere.example' })).statusCode).toBe(403)
    expect((await send(app, form(), { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect(await counties()).toEqual([])
  })

  it('试十次以后要等', async () => {
    const app = await open()
    const statuses = []
    for (let n = 0; n < 11; n++) statuses.push((await send(app, form({ code: `aaaa-bbbb-${n}` }))).statusCode)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429])
    expect(pageIn(await send(app, form())).faults).toEqual([{ field: null, code: 'too-many' }])
    expect(await counties()).toEqual([])
  })
})

describe('建立', () => {
  it('同时送来两次只做一次；做成以后门就关了，三员凭登记码登记，没有登记的登不进来', async () => {
    const app = await open()
    const answers = await Promise.all([send(app, form()), send(app, form())])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404])
    const made = answers.find(({ statusCode }) => statusCode === 200)
    expect(made && pageIn(made).made).toMatchObject({ name: '沈丘县', townships: 22 })
    expect((await counties()).map(({ key }) => key)).toEqual(['411624'])

    expect((await app.inject({ url: '/setup' })).statusCode).toBe(404)
    expect((await send(app, form())).statusCode).toBe(404)
    expect((await app.inject({ url: '/', headers: html })).statusCode).toBe(200)
    const codes = (made && pageIn(made).made?.codes) ?? []
    expect(codes.map(({ login }) => login)).toEqual(['sys', 'sec', 'aud'])
    const post = (url: string, payload: object) => app.inject({ method: 'POST', url: `/api/v1/login${url}`, payload })
    for (const { login, code: own } of codes) {
      const [first, ...others] = await Promise.all([
        post('/enrolment', { login, code: own }),
        post('/enrolment', { login, code: code }),
        post('', { login, password: own }),
      ])
      expect([login, first?.statusCode, ...others.map(({ statusCode }) => statusCode)]).toEqual([login, 202, 422, 401])
      const { ticket, totp } = first!.json<{ ticket: string; totp: { secret: string } }>()
      const proof = { kind: 'totp', code: totpCode(totp.secret, new Date('2026-11-24T02:00:00Z')) }
      const done = await post('/enrolment/finish', { ticket, password: `long-way-home-${login}`, proof })
      expect([login, done.statusCode, done.json<{ recoveryCodes: string[] }>().recoveryCodes.length]).toEqual([
        login,
        200,
        10,
      ])
      expect((await post('/enrolment', { login, code: own })).statusCode).toBe(422)
    }
  })
})
