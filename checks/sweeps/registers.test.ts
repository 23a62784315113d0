import { describe, expect, it } from 'vitest'
import { labels as divisionsEn } from '#commons/divisions/spec/labels/en.ts'
import { labels as divisionsZh } from '#commons/divisions/spec/labels/zh-CN.ts'
import { labels as organsEn } from '#commons/organs/spec/labels/en.ts'
import { labels as organsZh } from '#commons/organs/spec/labels/zh-CN.ts'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../fixtures/app.ts'
import { type Actor, cast, home } from '../../fixtures/cast.ts'
import { registersOf } from '../../fixtures/registers.ts'

const app = await startApp()
const { registers, caseIn, move } = await registersOf(app)
const actors = Object.keys(cast) as Actor[]

/** Who keeps the registers of the eastern township, by the brief: the county's office, and the township's own chair. */
const keepers: readonly Actor[] = ['office', 'eastChair']
/** Chairs elsewhere hold the permission, but not here; the neighbour's people see nothing of ours. */
const neighbours: readonly Actor[] = ['neighbourOffice', 'neighbourKeeper']

const statusFor = (actor: Actor, isFromHere: boolean): number => {
  if (neighbours.includes(actor)) return actor === 'neighbourOffice' ? 404 : 403
  if (!keepers.includes(actor)) return 403
  return isFromHere ? 200 : 409
}

const countEvents = async (): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(sql<{ n: number }>`select count(*) as n from audit.event where county = ${home}`),
    )
  )?.n ?? 0

const cases = registers.flatMap((register) =>
  Object.keys(register.life.states).map((state) => ({ name: `${register.life.kind} ${state}`, register, state })),
)

describe.each(cases)('每一步 × 每一个人：$name', ({ register, state }) => {
  it('声明了、又在范围内，才做得成；做不成的不留事件', { timeout: 120_000 }, async () => {
    let one = await caseIn(register, state)
    for (const [verb, { from }] of Object.entries(register.life.moves)) {
      for (const actor of actors) {
        const before = await countEvents()
        const { status } = await move(register, one, verb, actor)
        const after = await countEvents()
        const expected = statusFor(actor, from.includes(state))
        expect(`${actor} ${verb}: ${status}, ${after - before} events`).toBe(
          `${actor} ${verb}: ${expected}, ${expected === 200 ? 1 : 0} events`,
        )
        if (status === 200) one = await caseIn(register, state)
      }
    }
  })
})

const words = {
  zh: { ...divisionsZh, ...organsZh } as Readonly<Record<string, string>>,
  en: { ...divisionsEn, ...organsEn } as Readonly<Record<string, string>>,
}

describe.each(registers)('$life.kind', ({ life }) => {
  it('每一步、每个状态、每个事件都有中英文的说法', () => {
    const keys = [
      ...Object.keys(life.states).map((state) => `state.${state}`),
      ...Object.keys(life.moves).flatMap((verb) => [`move.${verb}`, `next.${verb}`]),
      ...[life.create, ...Object.values(life.moves)].map(({ event }) => `event.${event}`),
    ]
    for (const key of keys)
      for (const language of ['zh', 'en'] as const)
        expect([language, key, words[language][`${life.kind}.${key}`]]).toEqual([
          language,
          key,
          expect.stringMatching(/\S/),
        ])
  })
})
