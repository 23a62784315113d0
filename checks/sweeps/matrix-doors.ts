import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { addPersons } from '#commons/people/data/store.ts'
import { sheetMedia } from '#kernel/endpoint.ts'
import { sql } from '#platform/db/sql.ts'
import { saveLogins } from '#platform/login/login.ts'
import type { Ask, ExampleApp } from '../../fixtures/app.ts'
import { home } from '../../fixtures/cast.ts'
import { townships } from '../../fixtures/divisions.ts'
import { enrolled, inBrowser } from '../../fixtures/log-in.ts'
import { type Minted, mint } from '../../fixtures/mint.ts'
import type { Living } from '../../fixtures/people.ts'
import { workbook } from '../../fixtures/workbook.ts'
import type { Row } from '../matrix/row.ts'
import { inCookie } from './matrix-people.ts'
import { acting, type Sent, verbOf } from './matrix-opinions.ts'

const basis = '办公室会议'
const reason = '离岗'
const accountInputs: Readonly<Record<string, unknown>> = {
  handOut: { lost: 'both' },
  setPhone: { phone: '13800001234' },
}

const someone = async (app: ExampleApp, name: string): Promise<string> => {
  const id = uuidv7()
  await app.db.write(home, (session) => addPersons(session, [{ id, name, isDemo: true }]))
  return id
}

/** A log-in of somebody without a post. */
export const accountIn = async (app: ExampleApp, state: string): Promise<Living> => {
  const [id, person] = [randomUUID(), await someone(app, '有账号的')]
  await app.db.write(home, (session) =>
    saveLogins(session, [{ id, name: `a-${id}`, person, passwordHash: 'none', isDemo: false }]),
  )
  if (state === 'inForce') return { id, version: 1 }
  await (await inBrowser(app, 'admin'))(`/api/v1/accounts/${id}/actions/end`, acting(1, { reason }))
  return { id, version: 2 }
}

/** Log-ins of people without posts, sessions and phones. */
const accountRecords = (app: ExampleApp) => {
  const sessionOf = async (): Promise<string> => {
    const { login } = await mint(app, [{ role: 'deputy', organ: 'congress', division: townships.east }])
    const token = await app.db.read(home, (session) =>
      session.one(sql<{ id: string }>`select id from login.token where county = ${home} and login = ${login}`),
    )
    return token?.id ?? ''
  }
  return async (path: string): Promise<Sent> => {
    if (path === '/api/v1/accounts') {
      const id = uuidv7()
      return { path, body: { id, person: await someone(app, '没账号的'), login: `m-${id.slice(-10)}` } }
    }
    if (path.includes('{session}')) return { path: path.replace('{session}', await sessionOf()) }
    if (path.startsWith('/api/v1/phones/')) {
      const { person } = await mint(app, [{ role: 'deputy', organ: 'congress', division: townships.east }])
      return { path, body: { person } }
    }
    const verb = verbOf(path) ?? ''
    const { id, version } = await accountIn(app, verb === 'restore' ? 'ended' : 'inForce')
    const input = accountInputs[verb] ?? (verb === 'retire' ? {} : { reason })
    return { path: path.replace('{id}', id), body: acting(version, input) }
  }
}

const holderOf = (app: ExampleApp, role: 'securityAdmin' | 'auditAdmin'): Promise<Minted> =>
  mint(app, [{ role, organ: 'office' }])

const naming = async (app: ExampleApp, leaving: Minted) => {
  const { person } = await enrolled(app, '接任的')
  return { id: uuidv7(), post: leaving.posts[0], person, ground: 'transferred', basis }
}

/** The hand-over of a security administrator's post, which waits to be confirmed; named by `namer`. */
export const successionNamed = async (app: ExampleApp, namer?: Ask): Promise<Living> => {
  const leaving = await holderOf(app, 'securityAdmin')
  const named = await naming(app, leaving)
  const ask = namer ?? (await inCookie(app, leaving, home)).ask
  const made = await ask('/api/v1/successions', { body: named })
  if (made.status !== 201) throw new Error(made.text)
  return { id: named.id, version: 1 }
}

export const exportInput = () => ({ id: uuidv7(), recipient: '省平台', reason: '移交全部数据' })

/** An export of the county with contacts that waits to be released. */
export const exportAsked = async (app: ExampleApp): Promise<Living> => {
  const asked = exportInput()
  const made = await (await inBrowser(app, 'admin'))('/api/v1/county-exports', asked)
  if (made.status !== 201) throw new Error(made.text)
  return { id: asked.id, version: 1 }
}

const countyExportRecords =
  (app: ExampleApp) =>
  async (path: string, method: string): Promise<Sent> => {
    if (method === 'GET' && !path.includes('{id}')) return { path }
    if (!path.includes('{id}')) return { path, body: exportInput() }
    const { id, version } = await exportAsked(app)
    const verb = verbOf(path)
    return {
      path: path.replace('{id}', id),
      ...(verb && { body: acting(version, verb === 'release' ? {} : { reason }) }),
    }
  }

/** Hand-overs: of the audit administrator's post, and of the security administrator's own. */
const successionRecords =
  (app: ExampleApp) =>
  async ({ where }: Row, path: string): Promise<Sent> => {
    if (!path.includes('{id}')) {
      const leaving = await holderOf(app, where === 'ownRecord' ? 'securityAdmin' : 'auditAdmin')
      return { path, body: await naming(app, leaving) }
    }
    const { id, version } = await successionNamed(app)
    const verb = verbOf(path)
    const input = verb === 'confirm' || verb === 'settle' ? {} : { reason }
    return { path: path.replace('{id}', id), ...(verb && { body: acting(version, input) }) }
  }

const heads: Readonly<Record<string, readonly string[]>> = {
  persons: ['姓名', '民族'],
  elections: ['姓名', '性别', '选区', '当选日期'],
}
let files = 0

/** A list as it is brought in: no two of them alike. */
const fileOf = async (kind: string): Promise<Sent> => {
  const head = heads[kind] ?? []
  const row = head.map((_, at) => (at === 0 ? `示例${++files}` : ''))
  const query = new URLSearchParams({ id: uuidv7(), kind, name: '名册.xlsx' })
  return {
    path: `/api/v1/imports?${query.toString()}`,
    raw: await workbook({ name: '名册', rows: [[...head], row] }),
    headers: { 'content-type': sheetMedia.xlsx },
  }
}

/** A list of one person that the office has brought in. */
export const importLoaded = async (app: ExampleApp): Promise<Living> => {
  const { path, ...file } = await fileOf('persons')
  const { status, text } = await app.as('office')(path, file)
  if (status !== 201) throw new Error(text)
  return { id: new URLSearchParams(path.slice(path.indexOf('?'))).get('id') ?? '', version: 1 }
}

const importRecords =
  (app: ExampleApp) =>
  async (path: string): Promise<Sent> => {
    const kind = /\?kind=(\w+)$/.exec(path)?.[1]
    if (kind) return fileOf(kind)
    if (!path.includes('{import}')) return { path }
    const { id } = await importLoaded(app)
    return { path: path.replace('{import}', id), ...(verbOf(path) && { body: acting(1, {}) }) }
  }

const settingsRecords = (app: ExampleApp) => {
  const change = (seen: number) => ({
    id: uuidv7(),
    room: 'mandates',
    field: 'nearDays',
    value: 4,
    seen,
    reason: '试行',
  })
  let made: string | undefined
  return async (path: string): Promise<Sent> => {
    if (path === '/api/v1/settings-changes') return { path, body: change(0) }
    if (!path.includes('{id}')) return { path }
    const body = { ...change(0), room: 'opinions' }
    if (made === undefined) {
      const { status, text } = await app.as('office')('/api/v1/settings-changes', { body })
      if (status >= 300) throw new Error(text)
      made = body.id
    }
    return { path: path.replace('{id}', made) }
  }
}

/** What stands at the doors, by the path of a row; undefined for what lies elsewhere. */
export const doorRecords = (app: ExampleApp) => {
  const [account, succession, countyExport, file, setting] = [
    accountRecords(app),
    successionRecords(app),
    countyExportRecords(app),
    importRecords(app),
    settingsRecords(app),
  ]
  return (row: Row, method: string, path: string): Promise<Sent> | undefined => {
    if (path.startsWith('/api/v1/imports')) return file(path)
    if (path.startsWith('/api/v1/settings')) return setting(path)
    if (path.startsWith('/api/v1/successions')) return succession(row, path)
    if (path.startsWith('/api/v1/county-exports')) return countyExport(path, method)
    if (!/^\/api\/v1\/(accounts|phones|sessions|login-records|administrators)/.test(path)) return undefined
    return method === 'GET' ? Promise.resolve({ path }) : account(path)
  }
}
