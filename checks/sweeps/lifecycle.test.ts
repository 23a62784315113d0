import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { labels as en } from '#features/opinions/spec/labels/en.ts'
import { labels as zh } from '#features/opinions/spec/labels/zh-CN.ts'
import { opinionLife, type OpinionMove, type OpinionState } from '#features/opinions/spec/lifecycle.ts'
import { allActions, staffActions } from '#features/opinions/wiring/actions.ts'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../fixtures/app.ts'
import { type Actor, cast, home } from '../../fixtures/cast.ts'
import { type Case, inputs, opinionsOf } from '../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn, move } = opinionsOf(app)
const states = Object.keys(opinionLife.states) as OpinionState[]
const moves = Object.keys(opinionLife.moves) as OpinionMove[]
const actors = Object.keys(cast) as Actor[]

/** Parties in whose place each person of the cast can stand, by the table of roles in the brief (not by the code). */
const partiesOf: Readonly<Partial<Record<Actor, readonly string[]>>> = {
  eastKeeper: ['receiver'],
  westKeeper: ['receiver'],
  streetKeeper: ['receiver'],
  eastChair: ['receiver'],
  westChair: ['receiver'],
  office: ['receiver', 'office', 'second'],
  neighbourOffice: ['receiver', 'office', 'second'],
  neighbourKeeper: ['receiver'],
  roadDrafter: ['drafter'],
  roadStandIn: ['drafter'],
  waterDrafter: ['drafter'],
  eastDrafter: ['drafter'],
  roadHead: ['head'],
  waterHead: ['head'],
  eastHead: ['head'],
}

/** Who sees an opinion of the eastern township that, once passed on, lies with the road agency. */
const always: readonly Actor[] = ['eastKeeper', 'eastChair', 'eastDeputy', 'office', 'leader']
const onceAssigned: readonly Actor[] = ['roadDrafter', 'roadHead', 'roadSealKeeper', 'roadStandIn']
const withHandler: readonly OpinionState[] = ['assigned', 'handling', 'drafted', 'answered', 'released', 'closed']
const sees = (actor: Actor, state: OpinionState): boolean =>
  always.includes(actor) || (onceAssigned.includes(actor) && withHandler.includes(state))

/** Its days are not over; there is no erasure to drop. */
const guarded: readonly OpinionMove[] = ['lapse', 'dropErasure']

/** What each try must answer: no such door, no such right, out of sight, not in this state, done. */
const expected = (actor: Actor, state: OpinionState, verb: OpinionMove): number => {
  const { from, by } = opinionLife.moves[verb]
  if (!(verb in staffActions)) return 404
  if (!by.some((party) => partiesOf[actor]?.includes(party))) return 403
  if (!sees(actor, state)) return 404
  // Nobody asked for it, so that nobody is the second one.
  if (verb === 'eraseContacts') return 403
  if (!(from as readonly string[]).includes(state) || guarded.includes(verb)) return 409
  return 200
}

const countEvents = async (): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(sql<{ n: number }>`select count(*) as n from audit.event where county = ${home}`),
    )
  )?.n ?? 0

const inputFor = async (verb: OpinionMove): Promise<unknown> =>
  verb === 'merge' ? { ...inputs.merge, into: target.id } : inputs[verb]
const target = await caseIn('accepted')

describe.each(states)('每一步 × 每一个人：%s', (state) => {
  it('声明了、又在范围内，才做得成；做不成的不留事件', { timeout: 120_000 }, async () => {
    let one = await caseIn(state)
    for (const verb of moves) {
      const input = await inputFor(verb)
      for (const actor of actors) {
        const before = await countEvents()
        const { status } = await move({ ...one }, verb, input, { actId: uuidv7() }, actor)
        const after = await countEvents()
        expect(`${actor} ${verb}: ${status}, ${after - before} events`).toBe(
          `${actor} ${verb}: ${expected(actor, state, verb)}, ${status === 200 ? 1 : 0} events`,
        )
        if (status === 200) one = await caseIn(state)
      }
    }
  })

  it('反映人凭凭证只做得成评价、没有解决和删除联系方式', async () => {
    let one: Case = await caseIn(state)
    for (const verb of ['rate', 'notSolved', 'eraseContacts'] as const) {
      const before = await countEvents()
      const { status } = await move({ ...one }, verb)
      const isAllowed = (opinionLife.moves[verb].from as readonly string[]).includes(state)
      expect([verb, status, (await countEvents()) - before]).toEqual([verb, isAllowed ? 200 : 409, isAllowed ? 1 : 0])
      if (status === 200) one = await caseIn(state)
    }
    for (const verb of moves.filter((name) => name in staffActions && name !== 'eraseContacts')) {
      const { status } = await app.as(null)(`/api/public/v1/receipts/${one.link}/actions/${verb}`, {
        body: { actId: uuidv7(), version: one.version, input: inputs[verb] },
      })
      expect([verb, status]).toEqual([verb, 404])
    }
  })
})

describe('每一步都有', () => {
  const folder = join(import.meta.dirname, '../../src/features/opinions/tests')
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = { zh, en }

  it.each(moves)('%s：中英文的说法、动作、测试', (verb) => {
    const { event } = opinionLife.moves[verb]
    for (const language of ['zh', 'en'])
      for (const key of [`move.${verb}`, `event.${event}`, `next.${verb}`])
        expect([language, key, words[language]?.[key]]).toEqual([language, key, expect.stringMatching(/\S/)])
    expect(allActions[verb].move).toBe(verb)
    expect(new RegExp(`'${verb}'|\\b${verb},`).test(tests), `no test of features/opinions/tests names ${verb}`).toBe(
      true,
    )
  })

  it.each(states)('状态 %s：中英文的说法', (state) => {
    for (const language of ['zh', 'en']) expect(words[language]?.[`state.${state}`]).toMatch(/\S/)
  })
})
