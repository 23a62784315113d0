import { describe, expect, it } from 'vitest'
import { house } from '#apps/house.ts'
import { changeLife } from '#commons/people/spec/change-lifecycle.ts'
import { mandateLife } from '#commons/mandates/spec/lifecycle.ts'
import { personLife } from '#commons/people/spec/person-lifecycle.ts'
import { postLife } from '#commons/people/spec/post-lifecycle.ts'
import { opinionLife } from '#features/opinions/spec/lifecycle.ts'
import { type SealFault, verifySeals } from '#platform/seal/verify.ts'
import { sealWhole } from '#platform/seal/whole.ts'
import { startApp } from '../../fixtures/app.ts'
import { type Actor, cast, home } from '../../fixtures/cast.ts'
import { peopleOf } from '../../fixtures/people.ts'
import { registersOf } from '../../fixtures/registers.ts'
import { browserOf, type Life, livesOf } from './lives.ts'
import { acting } from './matrix-opinions.ts'

const app = await startApp()
await sealWhole(app.db, home, app.ports.keepers, app.clock.now)
const { countEvents } = peopleOf(app)
const lives = livesOf(app)
const actors = Object.keys(cast) as Actor[]

/** What each try must answer: no such door, no such right, out of sight, not in this state, done. */
const expected = ({ life, parties, elsewhere, refused }: Life, actor: Actor, verb: string, state: string): number => {
  const move = life.moves[verb]
  if (!move || !(`${life.kind}.${verb}` in doors)) return 404
  if (!move.by.some((party) => parties[party]?.includes(actor))) return elsewhere.includes(actor) ? 404 : 403
  if (!move.from.includes(state)) return 409
  return refused?.[verb] ?? 200
}

/** Moves that somebody makes by a door of their own, as the document of the API lists them. */
const { paths } = (await app.as('admin')<{ paths: Record<string, unknown> }>('/api/v1/openapi.json')).body
const doors = Object.fromEntries(
  lives.flatMap(({ life, base }) =>
    Object.keys(life.moves)
      .filter((verb) => Object.keys(paths).some((path) => path.startsWith(base) && path.endsWith(`/actions/${verb}`)))
      .map((verb) => [`${life.kind}.${verb}`, true]),
  ),
)

it('房子里的每一个生命周期都有人扫', async () => {
  const elsewhere = [opinionLife, personLife, postLife, changeLife, mandateLife]
  const { registers } = await registersOf(app)
  const swept = [...lives, ...registers].map(({ life }) => life.kind)
  const all = house.flatMap((room) => room.lifecycles ?? []).filter(({ moves }) => Object.keys(moves).length > 0)
  expect([...swept, ...elsewhere.map(({ kind }) => kind)].sort()).toEqual(all.map(({ kind }) => kind).sort())
})

it('跟着别的事走的一步没有自己的门', () => {
  for (const { life } of lives)
    for (const [verb, { door }] of Object.entries(life.moves))
      if (door === 'consequence')
        expect([life.kind, verb, doors[`${life.kind}.${verb}`]]).toEqual([life.kind, verb, undefined])
})

it.each(lives.map(({ life }) => ({ life, kind: life.kind })))(
  '$kind：每一步、每个事件、每个状态都有中英文的说法',
  ({ life }) => {
    const labels = house.find((room) => room.lifecycles?.some(({ kind }) => kind === life.kind))?.labels
    const keys = [
      ...Object.keys(life.states).map((state) => `state.${state}`),
      ...Object.keys(life.moves).map((verb) => `move.${verb}`),
      ...[life.create, ...Object.values(life.moves)].map(({ event }) => `event.${event}`),
    ]
    for (const language of ['zh-CN', 'en'] as const)
      for (const key of keys) {
        const words = labels?.[language] as Readonly<Record<string, string>> | undefined
        expect([language, key, words?.[`${life.kind}.${key}`] ?? words?.[key]]).toEqual([
          language,
          key,
          expect.stringMatching(/\S/),
        ])
      }
  },
)

describe.each(lives.map((one) => ({ ...one, kind: one.life.kind })))('每一步 × 每一个人：$kind', (one) => {
  const { life, base, make, input } = one
  it.each(one.states)('%s：声明了、又在范围内，才做得成；做不成的不留事件', { timeout: 120_000 }, async (state) => {
    let record = await make(state)
    for (const verb of Object.keys(life.moves))
      for (const actor of actors) {
        const before = await countEvents()
        const ask = await browserOf(app, actor)
        const body = acting(record.version, input(verb))
        const { status } = await ask(`${base}/${record.id}/actions/${verb}`, { body })
        const written = (await countEvents()) - before
        const wanted = expected(one, actor, verb, state)
        expect(`${actor} ${verb}: ${status}, ${written > 0}`).toBe(`${actor} ${verb}: ${wanted}, ${wanted === 200}`)
        if (status === 200) record = await make(state)
      }
  })
})

/** Persons of the sweep, their posts and log-ins, are put in past the program by its fixtures; nothing else may be. */
it('做过这一切，每条记录和它最后一个事件封存的都一样', async () => {
  await app.settle()
  const { faults } = await verifySeals(app.db, home, app.ports)
  const byHand = (fault: SealFault): boolean =>
    fault.what === 'row-unspoken' && ['person', 'post', 'account'].includes(fault.kind)
  expect(faults.filter((fault) => !byHand(fault))).toEqual([])
})
