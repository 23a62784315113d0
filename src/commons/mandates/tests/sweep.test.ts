import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, cast, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { mandateLife, type MandateMove, type MandateState, mandateStates } from '../spec/lifecycle.ts'
import { mandateActions } from '../wiring/actions.ts'

const app = await startApp()
const { act, must, enter, countEvents } = peopleOf(app)
const actors = Object.keys(cast) as Actor[]
const congress = organOf('congress')
const east = organOf(`congress:${townships.east}`)

/** By the table of roles, not by the code: the office keeps all mandates, a township's chair those of the township's congress. */
const keepers: readonly Actor[] = ['office', 'eastChair', 'westChair', 'neighbourOffice']

/** The ways into each state, each from the one before. */
const path: Readonly<Record<MandateState, readonly (readonly [MandateMove, unknown])[]>> = {
  elected: [],
  qualified: [['qualify', {}]],
  inForce: [['confirm', { startsOn: '2022-02-01' }]],
  suspended: [
    ['confirm', { startsOn: '2022-02-01' }],
    ['suspend', { ground: 'custody', reason: '被羁押' }],
  ],
  ended: [
    ['confirm', { startsOn: '2022-02-01' }],
    ['end', { ground: 'resigned', endsOn: '2026-11-01' }],
  ],
  invalid: [['reject', { reason: '票数未过半' }]],
  withdrawn: [['withdraw', { reason: '登记有误' }]],
}

const delegation = organOf('delegation:test')
const session = uuidv7()
const inputs: Readonly<Partial<Record<MandateMove, unknown>>> = {
  qualify: {},
  confirm: { startsOn: '2022-02-01' },
  takeUp: { startsOn: '2022-02-01' },
  reject: { reason: '票数未过半' },
  withdraw: { reason: '登记有误' },
  seat: { delegation },
  recordAbsence: { session, leave: true },
  suspend: { ground: 'custody', reason: '被羁押' },
  resume: { reason: '不起诉' },
  end: { ground: 'resigned', endsOn: '2026-11-01' },
  restore: { reason: '登记有误' },
  lapse: { endsOn: '2026-11-01' },
}

const mandateIn = async (state: MandateState, level: 'county' | 'township'): Promise<Living> => {
  const person = await enter('扫表人', { township: townships.east })
  const one = { id: uuidv7(), version: 1 }
  const place = level === 'county' ? { congress, term: 16 } : { congress: east, term: 1 }
  await must(
    app.as('office')('/api/v1/mandates', {
      body: { id: one.id, person: person.id, level, electedOn: '2022-01-10', ...place },
    }),
  )
  for (const [verb, input] of path[state]) await must(act('mandates', one, verb, input))
  return one
}

/** What each try must answer. A county's mandate of an eastern deputy is seen in the east and kept by the office alone. */
const expected = (actor: Actor, verb: MandateMove, state: MandateState, level: 'county' | 'township'): number => {
  const { from, door } = mandateLife.moves[verb] as { from: readonly string[]; door?: string }
  if (door === 'consequence') return 404
  if (!keepers.includes(actor)) return 403
  const sees = actor === 'office' || (actor === 'eastChair' && level === 'township')
  if (!sees) return 404
  if (!from.includes(state)) return 409
  // Neither a delegation nor a session of the term is there: the input is judged last, and refused.
  return verb === 'seat' || verb === 'recordAbsence' ? 422 : 200
}

describe.each(['county', 'township'] as const)('%s 的代表资格：每一步 × 每一个人', (level) => {
  it.each(mandateStates)('%s：声明了、又在范围内，才做得成；做不成的不留事件', { timeout: 120_000 }, async (state) => {
    let one = await mandateIn(state, level)
    for (const verb of Object.keys(mandateLife.moves) as MandateMove[])
      for (const actor of actors) {
        const before = await countEvents()
        const { status } = await act('mandates', { ...one }, verb, inputs[verb], actor)
        const written = (await countEvents()) - before
        expect(`${actor} ${verb}: ${status}, ${written > 0}`).toBe(
          `${actor} ${verb}: ${expected(actor, verb, state, level)}, ${status === 200}`,
        )
        if (status === 200) one = await mandateIn(state, level)
      }
  })
})

it.each(Object.keys(mandateLife.moves) as MandateMove[])('%s：中英文的说法、动作', (verb) => {
  const { event } = mandateLife.moves[verb]
  for (const words of [zh, en] as readonly Readonly<Record<string, string>>[])
    for (const key of [`move.${verb}`, `event.${event}`, `next.${verb}`])
      expect([key, words[key]]).toEqual([key, expect.stringMatching(/\S/)])
  expect(mandateActions[verb].move).toBe(verb)
})

it.each(mandateStates)('状态 %s：中英文的说法', (state) => {
  for (const words of [zh, en] as readonly Readonly<Record<string, string>>[])
    expect(words[`state.${state}`]).toMatch(/\S/)
})
