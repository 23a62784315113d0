import { uuidv7 } from 'uuidv7'
import type { ExampleApp } from '../../fixtures/app.ts'
import { organOf } from '../../fixtures/cast.ts'
import { townships, villages } from '../../fixtures/divisions.ts'
import { type Minted, mint } from '../../fixtures/mint.ts'
import { inputs, opinionsOf, said } from '../../fixtures/opinions.ts'
import { peopleOf } from '../../fixtures/people.ts'
import { type Subject, subjectsOf } from '../../fixtures/registers.ts'
import type { OpinionMove } from '#features/opinions/spec/lifecycle.ts'
import type { Row } from '../matrix/row.ts'

/** What is sent: the path with the record in it, and a right body. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

const peopleInputs: Readonly<Record<string, unknown>> = {
  correct: { occupation: '教师' },
  reveal: { reason: '通知开会' },
  recordDeath: { diedOn: '2026-11-01' },
  suspend: { reason: '被羁押' },
  end: { ground: 'transferred', lastDay: '2026-11-01' },
  approve: {},
}

/** A version that nobody ever saw: registers answer it with what changed, once the right to act is settled. */
const unseen = 999

export const recordsOf = async (app: ExampleApp) => {
  const { caseIn, must } = opinionsOf(app)
  const { enter, give } = peopleOf(app)
  const subjects: readonly Subject[] = await subjectsOf(app)
  const verbOf = (path: string): string | undefined => /\/actions\/(\w+)$/.exec(path)?.[1]
  const acting = (version: number, input: unknown) => ({ actId: uuidv7(), version, input })

  /** Of a village committee below the eastern township's government. */
  const ofVillage = async (state: Row['state']) => {
    const one = await caseIn('accepted')
    await must(one, 'assign', { ...inputs.assign, handler: organOf(`village:${villages.eastFirst}`) })
    const steps: Partial<Record<string, readonly (readonly [OpinionMove, 'acknowledge' | 'draft'])[]>> = {
      handling: [['acknowledge', 'acknowledge']],
      drafted: [
        ['acknowledge', 'acknowledge'],
        ['draft', 'draft'],
      ],
    }
    for (const [move, input] of steps[state ?? ''] ?? []) {
      const { status, body, text } = await app.as('eastDrafter')(`/api/v1/opinions/${one.id}/actions/${move}`, {
        body: acting(one.version, inputs[input]),
      })
      if (status !== 200) throw new Error(`${move}: ${text}`)
      one.version = Number(body.version)
    }
    return one
  }

  const opinion = async ({ state, where }: Row, path: string): Promise<Omit<Sent, 'method'>> => {
    const one = await (where.endsWith('Village') ? ofVillage(state) : caseIn(state ?? 'received'))
    const verb = verbOf(path) as OpinionMove | undefined
    const filled = path
      .replace('{id}', one.id)
      .replace('{link}', where === 'otherRecord' ? 'x'.repeat(one.link.length) : one.link)
    if (!verb) return { path: filled }
    const input = verb === 'merge' ? { ...inputs.merge, into: (await caseIn('accepted')).id } : inputs[verb]
    return { path: filled, body: acting(one.version, input) }
  }

  const change = async (): Promise<string> => {
    const own = await mint(app, [{ role: 'deputy', organ: 'congress', division: townships.east }], {
      township: townships.east,
    })
    const id = uuidv7()
    await own.ask('/api/v1/person-changes', { body: { id, occupation: '示例职业' } })
    return id
  }

  const person = async ({ where }: Row, path: string, asker: Minted | null): Promise<Omit<Sent, 'method'>> => {
    const verb = verbOf(path)
    const isOwn = where === 'ownRecord' && asker !== null
    const id = path.startsWith('/api/v1/person-changes')
      ? await change()
      : path.startsWith('/api/v1/posts')
        ? isOwn
          ? (asker.posts[0] ?? '')
          : (await give((await enter('任示例', { township: townships.east })).id, 'presidiumMember')).id
        : isOwn
          ? asker.person
          : (await enter('人示例', { township: townships.east, phone: '13800001234' })).id
    return { path: path.replace('{id}', id), ...(verb && { body: acting(1, peopleInputs[verb]) }) }
  }

  const making: Readonly<Record<string, () => Promise<unknown>>> = {
    '/api/v1/opinions': async () => said(),
    '/api/v1/people': async () => ({ id: uuidv7(), name: '示例人', township: townships.east }),
    '/api/v1/person-changes': async () => ({ id: uuidv7(), occupation: '教师' }),
    '/api/v1/posts': async () => ({
      id: uuidv7(),
      person: (await enter('任示例', { township: townships.east })).id,
      organ: organOf(`presidium:${townships.east}`),
      role: 'presidiumMember',
      startsOn: '2026-11-01',
    }),
    '/api/v1/organs': async () => ({ ...subjects[0]?.create(), name: `小组 ${uuidv7()}` }),
  }

  return async (row: Row, asker: Minted | null): Promise<Sent> => {
    const [method = 'GET', path = ''] = row.does.split(' ')
    const create = method === 'POST' ? making[path] : undefined
    if (create) return { method, path, body: await create() }
    if (path.includes('/opinions') || path.includes('/receipts')) return { method, ...(await opinion(row, path)) }
    if (/^\/api\/v1\/(people|posts|person-changes)\//.test(path)) return { method, ...(await person(row, path, asker)) }
    const subject = subjects.find(({ base }) => path.startsWith(`${base}/`))
    const filled = path.replace('{id}', subject?.id ?? '').replace('{code}', 'opinions')
    const verb = verbOf(path)
    return { method, path: filled, ...(verb && { body: acting(unseen, subject?.inputs[verb]) }) }
  }
}
