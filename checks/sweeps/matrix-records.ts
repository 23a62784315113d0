import { uuidv7 } from 'uuidv7'
import type { ExampleApp } from '../../fixtures/app.ts'
import { organOf } from '../../fixtures/cast.ts'
import { townships } from '../../fixtures/divisions.ts'
import { type Minted, mint } from '../../fixtures/mint.ts'
import { said } from '../../fixtures/opinions.ts'
import { peopleOf } from '../../fixtures/people.ts'
import { registersOf } from '../../fixtures/registers.ts'
import type { Row } from '../matrix/row.ts'
import { doorRecords } from './matrix-doors.ts'
import { congressRecords } from './matrix-mandates.ts'
import { substitutionRecords } from './matrix-substitutions.ts'
import { acting, opinionRecords, type Sent, verbOf } from './matrix-opinions.ts'

const township = townships.east

const inputs: Readonly<Record<string, unknown>> = {
  correct: { occupation: '教师' },
  reveal: { reason: '通知开会' },
  askErasure: { reason: '本人书面申请' },
  dropErasure: { reason: '本人又说不删了' },
  erase: {},
  recordDeath: { diedOn: '2026-11-01' },
  suspend: { reason: '被羁押' },
  end: { ground: 'transferred', lastDay: '2026-11-01' },
  approve: {},
}

/** Persons, posts and changes of the eastern township, or the asker's own. */
const peopleRecords = (app: ExampleApp) => {
  const { enter, give } = peopleOf(app)

  const change = async (): Promise<string> => {
    const own = await mint(app, [{ role: 'deputy', organ: 'congress', division: township }], { township })
    const id = uuidv7()
    await own.ask('/api/v1/person-changes', { body: { id, occupation: '示例职业' } })
    return id
  }
  const person = async (): Promise<string> => (await enter('示例人', { township, phone: '13800001234' })).id
  const post = async (): Promise<string> => (await give(await person(), 'presidiumMember')).id

  const idFor = async ({ where }: Row, path: string, asker: Minted | null): Promise<string> => {
    const own = where === 'ownRecord' ? asker : null
    if (path.startsWith('/api/v1/person-changes')) return change()
    return path.startsWith('/api/v1/posts') ? (own?.posts[0] ?? post()) : (own?.person ?? person())
  }

  return async (row: Row, path: string, asker: Minted | null): Promise<Sent> => {
    const verb = verbOf(path)
    const filled = path.replace('{id}', await idFor(row, path, asker))
    return { path: filled, ...(verb && { body: acting(1, inputs[verb]) }) }
  }
}

/** Bodies that make a record of the eastern township. */
const makingOf = (app: ExampleApp): Readonly<Record<string, () => Promise<unknown>>> => ({
  '/api/v1/opinions': async () => said(),
  '/api/v1/touches': async () => ({ from: '2026-11-20', to: '2026-11-24' }),
  '/api/v1/touches/export': async () => ({ from: '2026-11-20', to: '2026-11-24' }),
  '/api/v1/people': async () => ({ id: uuidv7(), name: '示例人', township }),
  '/api/v1/person-changes': async () => ({ id: uuidv7(), occupation: '教师' }),
  '/api/v1/posts': async () => ({
    id: uuidv7(),
    person: (await peopleOf(app).enter('示例人', { township })).id,
    organ: organOf(`presidium:${township}`),
    role: 'presidiumMember',
    startsOn: '2026-11-01',
  }),
})

const isOfCongress = (path: string): boolean =>
  /^\/api\/(public\/)?v1\/(mandates|handovers|deputy-cards|card-checks|deputies)\b/.test(path)

export const recordsOf = async (app: ExampleApp) => {
  const { registers, caseIn } = await registersOf(app)
  const [opinion, person, making] = [opinionRecords(app), peopleRecords(app), makingOf(app)]
  const [congress, door, substitution] = [congressRecords(app), doorRecords(app), substitutionRecords(app)]

  const register = async (path: string, method: string): Promise<Sent> => {
    const kind = registers.find(({ base }) => path === base || path.startsWith(`${base}/`))
    if (!kind) return { path: path.replace('{code}', 'opinions') }
    if (method === 'POST' && path === kind.base) return { path, body: kind.next().body }
    const verb = verbOf(path)
    const entry = await caseIn(kind, kind.life.moves[verb ?? '']?.from[0] ?? kind.life.initial)
    return { path: path.replace('{id}', entry.id), ...(verb && { body: acting(entry.version, entry.inputs[verb]) }) }
  }

  return async (row: Row, asker: Minted | null): Promise<Sent & { readonly method: string }> => {
    const [method = 'GET', path = ''] = row.does.split(' ')
    const create = method === 'POST' ? making[path] : undefined
    if (create) return { method, path, body: await create() }
    const standingIn = substitution(row, method, path, asker)
    if (standingIn) return { method, ...(await standingIn()) }
    const atDoor = door(row, method, path)
    if (atDoor) return { method, ...(await atDoor) }
    if (isOfCongress(path)) return { method, ...(await congress(row, path, asker)) }
    if (path.includes('/opinions') || path.includes('/receipts')) return { method, ...(await opinion(row, path)) }
    if (/^\/api\/v1\/(people|posts|person-changes)\//.test(path)) return { method, ...(await person(row, path, asker)) }
    return { method, ...(await register(path, method)) }
  }
}
