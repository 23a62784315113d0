import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { type Role, roles } from '#commons/access/spec/roles.ts'
import { type OpinionMove, opinionLife } from '#features/opinions/spec/lifecycle.ts'
import { sealDay } from '#platform/seal/days.ts'
import { startApp } from '../../fixtures/app.ts'
import { type Actor, cast, home, organOf, venueOf } from '../../fixtures/cast.ts'
import { townships } from '../../fixtures/divisions.ts'
import { inputs, opinionsOf, said } from '../../fixtures/opinions.ts'
import { addMandates } from '#commons/mandates/data/bulk.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { loginOf, personOf, postOf } from '../../fixtures/counties.ts'
import { registersOf } from '../../fixtures/registers.ts'
import { askedToErase, inputOf, loginBodies, nowhere, plainBodies } from './access-inputs.ts'
import { appointing, substitutionsOf } from './access-substitutions.ts'
import { successionsOf } from './access-successions.ts'
import { exportAsked, exportInput } from './matrix-doors.ts'
import { matrix, type Who } from './access-matrix.ts'

const easternCongress = organOf(`congress:${townships.east}`)

interface Operation {
  readonly 'x-permission': string
  /** Asks for a proof not older than five minutes, which no program's token can give. */
  readonly 'x-step-up'?: boolean
  readonly requestBody?: unknown
  readonly parameters: readonly { readonly in: string; readonly name: string }[]
}

const app = await startApp()
const { caseIn, must: mustMove } = opinionsOf(app)
const document = (await app.as('admin')<{ paths: Record<string, Record<string, Operation>> }>('/api/v1/openapi.json'))
  .body
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    operation,
  })),
)

/** One opinion of the eastern township that lies with the road agency: in sight of the first of each role below. */
const one = await caseIn('handling')
// Somebody of the station asked for it, so that the office has something to confirm.
await mustMove(one, 'askErasure')

/** One record of each register of the eastern township: public knowledge to read, the township's own to keep. */
const { registers, enter } = await registersOf(app)
const subjects = await Promise.all(registers.map(async (register) => ({ ...register, entry: await enter(register) })))
const subjectOf = (path: string) => subjects.find(({ base }) => path === base || path.startsWith(`${base}/`))

/** In everybody's sight whose county it is: not seen to be out of reach, but refused. */
const isPublicKnowledge = (path: string): boolean => subjectOf(path) !== undefined || path.startsWith('/api/v1/venues/')

/** One person of every role who reaches that opinion, as far as his role reaches opinions at all. */
const persons: Readonly<Record<Role, Actor>> = {
  stationKeeper: 'eastKeeper',
  townshipChair: 'eastChair',
  officeClerk: 'office',
  agencyDrafter: 'roadDrafter',
  agencyHead: 'roadHead',
  agencySealKeeper: 'roadSealKeeper',
  agencyStandIn: 'roadStandIn',
  deputy: 'eastDeputy',
  committeeLeader: 'leader',
  systemAdmin: 'admin',
  securityAdmin: 'security',
  auditAdmin: 'auditor',
}
/** Others of the same roles, to whom it does not exist. */
const strangers: readonly Actor[] = [
  'westKeeper',
  'westChair',
  'streetKeeper',
  'waterDrafter',
  'waterHead',
  'eastDrafter',
  'eastHead',
  'westDeputy',
]
const neighbours: readonly Actor[] = ['neighbourOffice', 'neighbourKeeper']

/** Somebody without a log-in: whoever gets a post has his own read anew. */
const newcomer = uuidv7()
await app.as('office')('/api/v1/people', { body: { id: newcomer, name: '示例人', township: townships.east } })

/** A change that each of them has asked for of his own data, as far as his role may. */
const asked = new Map<Actor, string>()
for (const actor of new Set(Object.values(persons))) {
  const id = uuidv7()
  const { status } = await app.as(actor)('/api/v1/person-changes', { body: { id, occupation: '示例职业' } })
  if (status === 201) asked.set(actor, id)
}

/** A mandate of each of them in the eastern township's congress: his own to read, its chair's and the office's to keep. */
const mandateOf = (actor: Actor): string => namedId('mandate of the sweep', actor)
await app.db.write(home, (session) =>
  addMandates(
    session,
    [...new Set(Object.values(persons))].map((actor) => ({
      id: mandateOf(actor),
      person: personOf(actor),
      name: cast[actor].name,
      level: 'township',
      congress: easternCongress,
      congressName: '河东镇人民代表大会',
      term: 7,
      constituency: null,
      constituencyName: null,
      delegation: null,
      township: townships.east,
      electedOn: '2022-01-01',
      startsOn: '2022-01-02',
    })),
  ),
)

/** A card of each of those mandates. */
const cards = new Map<Actor, { readonly id: string; readonly code: string }>()
for (const actor of new Set(Object.values(persons))) {
  const id = uuidv7()
  const { body } = await app.as('office')<{ item: { path: string } }>('/api/v1/deputy-cards', {
    body: { id, mandate: mandateOf(actor) },
  })
  cards.set(actor, { id, code: body.item.path.slice('/check/'.length) })
}

const substitutions = await substitutionsOf(app, Object.values(persons))

/** A rule of the county that its office has changed. */
const changedRule = uuidv7()
const ruleChange = (id: string) => ({ id, room: 'mandates', field: 'nearDays', value: 4, seen: 0, reason: '试行' })
await app.as('office')('/api/v1/settings-changes', { body: ruleChange(changedRule) })

/** A new term that the eastern township prepares. */
const preparedTerm = uuidv7()
await app.as('office')('/api/v1/handovers', {
  body: { id: preparedTerm, congress: easternCongress, number: 89, startsOn: '2026-12-01' },
})

const successionOf = await successionsOf(app)
const countyExport = (await exportAsked(app)).id
const erasable = await askedToErase(app)

/** The record that the first of a role sees and others of the role do not: the opinion, or who he is himself. */
const recordFor = (path: string, role: Role): string => {
  const actor = persons[role]
  if (path.startsWith('/api/v1/accounts/')) return loginOf('waterHead')
  if (path.startsWith('/api/v1/administrators/')) return postOf('auditor')
  if (path.startsWith('/api/v1/successions/')) return successionOf(role)
  if (path.startsWith('/api/v1/county-exports/')) return countyExport
  if (path.endsWith('/actions/erase')) return erasable
  if (path.startsWith('/api/v1/people/')) return personOf(actor)
  if (path.startsWith('/api/v1/posts/')) return postOf(actor)
  if (path.startsWith('/api/v1/person-changes/')) return asked.get(actor) ?? uuidv7()
  if (path.startsWith('/api/v1/handovers/')) return preparedTerm
  if (path.startsWith('/api/v1/venues/')) return venueOf(`station:${townships.east}`)
  if (/^\/api\/v1\/(mandates|deputies)\//.test(path)) return mandateOf(actor)
  if (path.startsWith('/api/v1/deputy-cards/')) return cards.get(actor)?.id ?? uuidv7()
  if (path.startsWith('/api/v1/substitutions/')) return substitutions.get(actor) ?? uuidv7()
  if (path.startsWith('/api/v1/settings-changes/')) return changedRule
  return one.id
}

const admits = (who: Who | undefined, role: Role): boolean =>
  who === 'public' || who === 'login' || (who ?? []).includes(role)
const whoOf = (name: string): Who => matrix[name] ?? []

const verbOf = (path: string): OpinionMove | undefined =>
  Object.keys(opinionLife.moves).find((move) => path.endsWith(`/actions/${move}`)) as OpinionMove | undefined

/** A version that nobody ever saw, so that the sweep changes nothing. */
const version = 999

let [terms, handovers] = [0, 0]

const peopleBody = (name: string): unknown => {
  const [, verb] = /\/actions\/(\w+)$/.exec(name) ?? []
  if (verb)
    return {
      actId: uuidv7(),
      version,
      input: inputOf(name, verb),
    }
  // A number that is not the next one of a congress in whose scope the asker is: refused for what it says, not for who asks.
  if (name === 'POST /api/v1/handovers')
    return { id: uuidv7(), congress: easternCongress, number: 90 + handovers++, startsOn: '2026-12-01' }
  if (name === 'POST /api/v1/successions')
    return { id: uuidv7(), post: postOf('auditor'), person: newcomer, ground: 'other', basis: '办公室会议' }
  if (name === 'POST /api/v1/county-exports') return exportInput()
  if (name === 'POST /api/v1/people') return { id: uuidv7(), name: '示例人', township: townships.east }
  if (name === 'POST /api/v1/mandates')
    return {
      id: uuidv7(),
      person: newcomer,
      level: 'township',
      congress: organOf(`congress:${townships.east}`),
      term: ++terms,
      electedOn: '2026-11-01',
    }
  if (name === 'POST /api/v1/person-changes') return { id: uuidv7(), occupation: '教师' }
  return {
    id: uuidv7(),
    person: newcomer,
    organ: organOf(`presidium:${townships.east}`),
    role: 'presidiumMember',
    startsOn: '2026-11-01',
  }
}

const accountBody = (name: string): unknown => {
  const [, verb] = /\/actions\/(\w+)$/.exec(name) ?? []
  const inputs: Record<string, unknown> = {
    handOut: { lost: 'both' },
    setPhone: { phone: '13800001234' },
    setSubject: { subject: '' },
  }
  if (verb) return { actId: uuidv7(), version, input: inputs[verb] ?? { reason: '示例缘由' } }
  return { id: uuidv7(), person: newcomer, login: 'newcomer' }
}

/** A body that is right in itself. */
const bodyFor = (name: string, path: string): unknown => {
  const subject = subjectOf(path)
  const act = /\/actions\/(\w+)$/.exec(path)?.[1]
  if (subject) return act ? { actId: uuidv7(), version, input: subject.entry.inputs[act] } : subject.next().body
  if (name.startsWith('POST /api/v1/venues/')) return peopleBody(name)
  const verb = verbOf(path)
  if (verb)
    return { actId: uuidv7(), version, input: verb === 'merge' ? { ...inputs.merge, into: one.id } : inputs[verb] }
  if (/^POST \/api\/v1\/(people|posts|person-changes|mandates|handovers|successions|county-exports)\b/.test(name))
    return peopleBody(name)
  if (/^POST \/api\/v1\/accounts?\b/.test(name)) return accountBody(name)
  if (name.startsWith('POST /api/v1/login')) return loginBodies[name.slice('POST /api/v1/login'.length)]
  if (name === 'POST /api/v1/settings-changes') return ruleChange(uuidv7())
  if (name === 'POST /api/v1/substitutions') return appointing({ post: uuidv7(), person: newcomer })
  if (name.startsWith('POST /api/v1/substitutions/')) return { actId: uuidv7(), version, input: { reason: '示例缘由' } }
  if (name === 'POST /api/v1/deputy-cards') return { id: uuidv7(), mandate: uuidv7() }
  if (name.startsWith('POST /api/v1/deputy-cards/')) return { actId: uuidv7(), version, input: { ground: 'lost' } }
  if (name in plainBodies) return plainBodies[name]
  if (name.endsWith('/own-data')) return { phoneEnd: inputs.eraseContacts.phoneEnd }
  return said()
}

await app.settle()
const sealed = await app.db.write(home, (session) => sealDay(session, '2026-06-30', app.clock.now))
const pathFor = (path: string, role: Role): string =>
  path
    .replace('{id}', subjectOf(path)?.entry.id ?? recordFor(path, role))
    .replace('{team}', 'committee')
    .replace('{day}', sealed?.day ?? '')
    .replace('{link}', one.link)
    .replace('{code}', path.includes('/card-checks/') ? (cards.get(persons[role])?.code ?? nowhere) : 'opinions')

const roleOf = (actor: Actor | null): Role => (actor === null ? 'officeClerk' : cast[actor].role)

const call = (
  actor: Actor | null,
  { name, method, path }: { name: string; method: string; path: string },
  county?: string,
) =>
  app.as(actor)(pathFor(path, roleOf(actor)), {
    method,
    ...(method === 'POST' && { body: bodyFor(name, path) }),
    ...(county && { county }),
  })

/** A session in a browser shows again that it is its holder's, and changes posts; a program's token, by which the sweep asks, never can. */
const notForPrograms = ['POST /api/v1/login/step-up/proof', 'POST /api/v1/login/post']

/** What ends sessions by their ids is tested with sessions that are there (commons/access/tests). */
const byOwnIds = /\{(session|factor)\}/

/** Without a picture there is none to give, and none of these has one: commons/people/tests/photo.test.ts. */
const isPicture = (path: string): boolean => path.endsWith('/photo')

/** Logging out ends the token that the sweep needs; imports have files for bodies, and of files each is its sender's: both are swept in their own rooms. */
const swept = operations.filter(
  ({ name, path }) =>
    name !== 'DELETE /api/v1/login' &&
    !/^\/api\/(v1\/(imports|files)|public\/v1\/submissions)\b/.test(path) &&
    !byOwnIds.test(path) &&
    !isPicture(path),
)

it('文档里的每个接口都写在手写的表里，表里没有不存在的接口', () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(matrix).sort())
})

it('注册了的路由都在文档里', () => {
  const routes = new Set(app.registered.filter((path) => /^\/(api|open311)\/.*[^/]$/.test(path)))
  expect(routes.size).toBeGreaterThan(20)
  expect([...routes].sort()).toEqual(Object.keys(document.paths).sort())
})

it.each(operations)('$name：声明的权限给的角色，和手写的表一样', ({ name, operation }) => {
  const declared = operation['x-permission']
  const who = whoOf(name)
  if (typeof who === 'string') return expect(declared).toBe(who)
  const permissions = declared.split(' | ')
  const holders = (Object.keys(roles) as Role[]).filter((role) =>
    Object.keys(roles[role]).some((permission) => permissions.includes(permission)),
  )
  expect(holders.sort()).toEqual([...who].sort())
})

describe('文档本身', () => {
  it('没有登录是 401', async () => expect((await app.as(null)('/api/v1/openapi.json')).status).toBe(401))
  it('有查询、请求体、路径参数的都写了', () => {
    for (const { path, operation, method } of operations) {
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(operation.parameters).toContainEqual(expect.objectContaining({ in: 'path', name }))
      expect([path, operation.requestBody !== undefined]).toEqual([path, method === 'POST'])
    }
  })
})

describe.each(swept)('$name', (operation) => {
  const who = whoOf(operation.name)
  const isPublic = who === 'public'

  it('没有登录', async () => {
    const { status, body } = await call(null, operation)
    if (isPublic)
      return expect([401, 403].includes(status) && body.code !== undefined && String(body.code) !== 'wrong-login').toBe(
        false,
      )
    expect([status, body.code]).toEqual([401, 'not-logged-in'])
  })

  it('每个角色：表里有的进得去，没有的是 403', async () => {
    for (const role of Object.keys(persons) as Role[]) {
      const { status, body } = await call(persons[role], operation)
      if (admits(who, role))
        expect([
          role,
          status === 401 && !notForPrograms.includes(operation.name) && operation.name !== 'POST /api/v1/login',
          status === 403 && String(body.code) !== 'step-up',
          status === 404 && !isPublic,
          status >= 500,
        ]).toEqual([role, false, false, false, false])
      else expect([role, status]).toEqual([role, 403])
    }
  })

  it('别的乡镇、别的单位的同一角色，看不见这一件', async () => {
    if (!operation.path.includes('{id}')) return
    for (const actor of strangers) {
      const { status, text } = await call(actor, operation)
      const outOfSight = isPublicKnowledge(operation.path) ? (operation.method === 'GET' ? 200 : 403) : 404
      expect([actor, status]).toEqual([actor, admits(who, cast[actor].role) ? outOfSight : 403])
      expect(text.includes('路灯')).toBe(false)
    }
  })

  it('别县的令牌在本县不算登录，在他自己的县里也碰不到本县的记录', async () => {
    for (const actor of neighbours) {
      const here = await call(actor, operation, home)
      if (!isPublic) expect([actor, here.status]).toEqual([actor, 401])
      const there = await call(actor, operation)
      expect(there.text.includes(one.id) || there.text.includes('路灯')).toBe(false)
      if (operation.path.includes('{id}')) expect([403, 404]).toContain(there.status)
      if (operation.path.includes('{link}')) expect(there.status).toBe(404)
    }
  })

  it('坏的输入是 4xx，不是 5xx', async () => {
    if (operation.operation['x-step-up']) return
    const role = (Object.keys(persons) as Role[]).find((name) => admits(who, name)) ?? 'officeClerk'
    const ask = app.as(persons[role])
    const path = pathFor(operation.path, role)
    const tries =
      operation.method === 'GET'
        ? []
        : await Promise.all(
            [[], 'text', 1, null, { nonsense: 1 }, {}].map((body) => ask(path, { method: operation.method, body })),
          )
    const queries = operation.operation.parameters.some((parameter) => parameter.in === 'query')
      ? [
          await ask(`${path}?nonsense=1`, {
            method: operation.method,
            ...(operation.method === 'POST' && { body: {} }),
          }),
        ]
      : []
    for (const { status, headers } of [...tries, ...queries]) {
      expect([400, 422]).toContain(status)
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    }
    for (const bad of ['not-an-id', '%00', '..%2f..', "'%20or%201=1", '%F0%A0%AE%B7', 'x'.repeat(90)]) {
      if (!/\{(id|link|code)\}/.test(operation.path)) break
      const { status } = await ask(operation.path.replace(/\{\w+\}/, bad), {
        method: operation.method,
        ...(operation.method === 'POST' && { body: bodyFor(operation.name, operation.path) }),
      })
      expect([bad, status]).toEqual([bad, 404])
    }
  })
})
