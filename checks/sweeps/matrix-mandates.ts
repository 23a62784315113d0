import { uuidv7 } from 'uuidv7'
import { handoverLife, type HandoverMove, type HandoverState } from '#commons/handover/spec/lifecycle.ts'
import { mandateLife, type MandateMove, type MandateState } from '#commons/mandates/spec/lifecycle.ts'
import type { ExampleApp, Loose } from '../../fixtures/app.ts'
import { home, organOf } from '../../fixtures/cast.ts'
import { townships } from '../../fixtures/divisions.ts'
import type { Minted } from '../../fixtures/mint.ts'
import { type Living, peopleOf } from '../../fixtures/people.ts'
import { addDays, toDay } from '#kernel/day.ts'
import { sql } from '#platform/db/sql.ts'
import type { Row } from '../matrix/row.ts'
import { acting, type Sent, verbOf } from './matrix-opinions.ts'

const reason = '登记有误'
const day = '2026-11-01'
const congresses = { county: organOf('congress'), township: organOf(`congress:${townships.east}`) } as const
type Level = keyof typeof congresses
type Step = readonly [verb: string, input: unknown]

/** Whose congress a row is about: the county's where it says so, else the eastern township's. */
const levelOf = ({ where }: Row): Level =>
  where === 'ownCounty' || where === 'otherCounty' || where === 'foreignDoor' ? 'county' : 'township'

const inForce: Step = ['confirm', { startsOn: '2022-02-01' }]
const mandateInputs: Readonly<Partial<Record<MandateMove, unknown>>> = {
  confirm: inForce[1],
  qualify: {},
  reject: { reason },
  suspend: { ground: 'custody', reason },
  resume: { reason },
  end: { ground: 'resigned', endsOn: day },
  restore: { reason },
  lapse: { endsOn: day },
}
const waysTo: Readonly<Partial<Record<MandateState, readonly Step[]>>> = {
  inForce: [inForce],
  suspended: [inForce, ['suspend', mandateInputs.suspend]],
  ended: [inForce, ['end', mandateInputs.end]],
}

export const mandatesOf = (app: ExampleApp) => {
  const { act, must, enter } = peopleOf(app)
  let terms = 0
  /** The county's constituency in the eastern township: who is elected there sits in the county congress, in sight of the township. */
  const place = uuidv7()
  const made = must(
    app.as('office')('/api/v1/constituencies', {
      body: {
        id: place,
        level: 'county',
        township: townships.east,
        number: 901,
        name: '河东镇示例选区',
        seats: 3,
        population: 9000,
        startsOn: '2021-10-01',
      },
    }),
  )
  const body = async (level: Level, person?: string) => ({
    id: uuidv7(),
    person: person ?? (await enter('示例代表', { township: townships.east })).id,
    level,
    congress: congresses[level],
    // A person sits once in a term; numbers from sixty on are the new terms' of the plans below.
    term: 1 + (terms++ % 50),
    electedOn: '2022-01-10',
    ...(level === 'county' && { constituency: place }),
  })
  const make = async (level: Level, state: MandateState, person?: string): Promise<Living> => {
    await made
    const given = await body(level, person)
    await must(app.as('office')('/api/v1/mandates', { body: given }))
    const one = { id: given.id, version: 1 }
    for (const [verb, input] of waysTo[state] ?? []) await must(act('mandates', one, verb, input))
    return one
  }
  return { body, make }
}

export const planInputs: Readonly<Record<HandoverMove, unknown>> = {
  revise: { number: 98, startsOn: '2026-11-20' },
  setRoll: { roll: [] },
  openResults: {},
  redraft: { reason },
  reopen: { reason },
  appoint: { successors: [] },
  review: { basis: '审查报告' },
  complete: {},
  cancel: { reason },
}

/** One congress has one open plan: the one that is there is used where it stands right, else given up for another. */
export const plansOf = (app: ExampleApp) => {
  const { must } = peopleOf(app)
  let numbers = 60
  const step = async (plan: Living, verb: string, input: unknown): Promise<void> => {
    const { version } = await must(
      app.as('office')(`/api/v1/handovers/${plan.id}/actions/${verb}`, { body: acting(plan.version, input) }),
    )
    plan.version = Number(version)
  }
  const open = (congress: string) =>
    app.db.read(home, (session) =>
      session.one(sql<Living & { state: HandoverState }>`
        select id, state, version from handover.plan
        where county = ${home} and congress = ${congress} and state in ('drafted', 'entering', 'reviewed')`),
    )
  const clear = async (level: Level): Promise<void> => {
    const there = await open(congresses[level])
    if (there) await step(there, 'cancel', planInputs.cancel)
  }
  const body = (level: Level) => ({
    id: uuidv7(),
    congress: congresses[level],
    number: ++numbers,
    // Each follows the one before, in number and in time.
    startsOn: addDays(toDay('2025-01-01'), numbers),
  })
  const elect = async (level: Level, term: number): Promise<void> => {
    const { id } = await peopleOf(app).enter('新代表', { township: townships.east })
    const elected = { id: uuidv7(), person: id, level, congress: congresses[level], term, electedOn: '2024-12-01' }
    await must(app.as('office')('/api/v1/mandates', { body: elected }))
  }
  const make = async (level: Level, state: HandoverState): Promise<Living> => {
    const there = await open(congresses[level])
    if (there?.state === state) return there
    await clear(level)
    const given = body(level)
    await must(app.as('office')('/api/v1/handovers', { body: given }))
    const plan = { id: given.id, version: 1 }
    if (state === 'drafted') return plan
    if (state === 'cancelled') {
      await step(plan, 'cancel', planInputs.cancel)
      return plan
    }
    // Nobody is elected by the constituencies that other rows have made.
    await step(plan, 'setRoll', planInputs.setRoll)
    await step(plan, 'openResults', {})
    await elect(level, given.number)
    if (state !== 'entering') await step(plan, 'review', planInputs.review)
    if (state === 'done') await step(plan, 'complete', planInputs.complete)
    return plan
  }
  return { body, make, clear }
}

/** Mandates, cards and plans of a new term, as the rows want them, and what is sent. */
export const congressRecords = (app: ExampleApp) => {
  const { must } = peopleOf(app)
  const mandates = mandatesOf(app)
  const plans = plansOf(app)

  const issued = async (level: Level): Promise<{ id: string; code: string }> => {
    const id = uuidv7()
    const mandate = (await mandates.make(level, 'inForce')).id
    const { item } = await must(app.as('office')('/api/v1/deputy-cards', { body: { id, mandate } }))
    return { id, code: String((item as Loose)['path']).slice('/check/'.length) }
  }

  const card = async (row: Row, path: string): Promise<Sent> => {
    if (path === '/api/v1/deputy-cards')
      return { path, body: { id: uuidv7(), mandate: (await mandates.make(levelOf(row), 'inForce')).id } }
    const verb = verbOf(path)
    const { id, code } = await issued(levelOf(row))
    const shown = row.where === 'otherRecord' ? 'x'.repeat(code.length) : code
    return {
      path: path.replace('{id}', id).replace('{code}', shown),
      ...(verb && { body: acting(1, { ground: 'lost' }) }),
    }
  }

  const plan = async (row: Row, path: string): Promise<Sent> => {
    const level = levelOf(row)
    if (path === '/api/v1/handovers') {
      await plans.clear(level)
      return { path, body: plans.body(level) }
    }
    const verb = verbOf(path) as HandoverMove | undefined
    const { id, version } = await plans.make(level, verb ? handoverLife.moves[verb].from[0] : 'drafted')
    return { path: path.replace('{id}', id), ...(verb && { body: acting(version, planInputs[verb]) }) }
  }

  return async (row: Row, path: string, asker: Minted | null): Promise<Sent> => {
    if (path.includes('/deputy-cards') || path.includes('/card-checks')) return card(row, path)
    if (path.startsWith('/api/v1/handovers')) return plan(row, path)
    if (path === '/api/v1/mandates') return { path, body: await mandates.body(levelOf(row)) }
    const verb = verbOf(path) as MandateMove | undefined
    const state = verb ? mandateLife.moves[verb].from[0] : 'inForce'
    const own = row.where === 'ownRecord' ? asker?.person : undefined
    const { id, version } = await mandates.make(levelOf(row), state, own)
    return { path: path.replace('{id}', id), ...(verb && { body: acting(version, mandateInputs[verb]) }) }
  }
}
