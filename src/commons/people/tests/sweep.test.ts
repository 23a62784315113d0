import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, cast } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'
import { picture } from '../../../../fixtures/picture.ts'
import { changeLife } from '../spec/change-lifecycle.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { personLife } from '../spec/person-lifecycle.ts'
import { postLife } from '../spec/post-lifecycle.ts'

const app = await startApp()
const { act, must, enter, give, countEvents } = peopleOf(app)
const actors = Object.keys(cast) as Actor[]

/** By the table of roles, not by the code: the office keeps everybody, the eastern chair those of the eastern township. */
const keeps: readonly Actor[] = ['office', 'eastChair']
const keepElsewhere: readonly Actor[] = ['westChair', 'neighbourOffice']

const other = await enter('并入的人', { township: townships.east })

const photo = { image: picture, isPublic: false, agreedOn: '2026-01-01', agreement: '书面同意书' }

const personIn = async (state: string): Promise<Living> => {
  const one = await enter('甲示例', { township: townships.east })
  if (state === 'known') await must(act('people', one, 'setPhoto', photo))
  if (state === 'deceased') await must(act('people', one, 'recordDeath', { diedOn: '2026-01-01' }))
  if (state === 'merged') await must(act('people', one, 'merge', { into: other.id, reason: '同一人' }))
  if (state === 'erased') {
    await must(act('people', one, 'askErasure', { reason: '本人书面申请' }, 'eastChair'))
    await must(act('people', one, 'erase'))
  }
  return one
}

const postIn = async (state: string): Promise<Living> => {
  const one = await give((await personIn('known')).id, 'presidiumMember')
  if (state === 'suspended') await must(act('posts', one, 'suspend', { reason: '停职' }))
  if (state === 'ended') await must(act('posts', one, 'end', { ground: 'other', lastDay: '2026-01-01' }))
  return one
}

const changeIn = async (state: string): Promise<Living> => {
  const one = { id: uuidv7(), version: 1 }
  await must(app.as('eastDeputy')('/api/v1/person-changes', { body: { id: one.id, occupation: '教师' } }))
  if (state === 'approved') await must(act('person-changes', one, 'approve'))
  if (state === 'refused') await must(act('person-changes', one, 'refuse', { reason: '不符' }))
  if (state === 'withdrawn') await must(act('person-changes', one, 'withdraw', {}, 'eastDeputy'))
  return one
}

const inputs: Readonly<Record<string, unknown>> = {
  correct: { occupation: '教师' },
  reveal: { reason: '通知开会' },
  recordDeath: { diedOn: '2026-01-01' },
  merge: { into: other.id, reason: '同一个人' },
  takeBack: { reason: '登记有误' },
  askErasure: { reason: '本人书面申请' },
  dropErasure: { reason: '本人又说不删了' },
  erase: {},
  setPhoto: photo,
  removePhoto: {},
  amend: { title: '副主任' },
  suspend: { reason: '被羁押' },
  resume: { reason: '情形消失' },
  end: { ground: 'transferred', lastDay: '2026-11-01' },
  restore: { reason: '登记有误' },
  approve: {},
  refuse: { reason: '请附材料' },
  withdraw: {},
}

const lives = [
  { life: personLife, base: 'people', make: personIn, self: [] as Actor[], reads: ['eastKeeper', 'leader'] as Actor[] },
  { life: postLife, base: 'posts', make: postIn, self: [] as Actor[], reads: [] as Actor[] },
  { life: changeLife, base: 'person-changes', make: changeIn, self: ['eastDeputy'] as Actor[], reads: [] as Actor[] },
] as const

/** What each try must answer: no such right, out of sight, not in this state, done. */
const expected = (
  actor: Actor,
  verb: string,
  by: readonly string[],
  from: readonly string[],
  state: string,
  self: readonly Actor[],
  reads: readonly Actor[],
): number => {
  const isKeeper = [...keeps, ...keepElsewhere].includes(actor)
  const isOwn = by.includes('self')
  const isKept = !isOwn || by.includes('keeper')
  const holds = (isKept && isKeeper) || (isOwn && !['admin', 'security', 'auditor'].includes(actor))
  if (!holds) return 403
  const sees = [...keeps, ...self, ...reads].includes(actor)
  if (!sees) return 404
  if (!(isKept && keeps.includes(actor)) && !(isOwn && self.includes(actor))) return 403
  // Nobody asked for it: nobody is the second one, and there is nothing to drop.
  if (verb === 'erase') return 403
  return from.includes(state) && verb !== 'dropErasure' ? 200 : 409
}

/** Those that somebody makes: what follows from another act has no door of its own. */
const movesOf = (life: Lifecycle) => Object.entries(life.moves).filter(([, { door }]) => door !== 'consequence')

describe.each(lives)('$life.kind', ({ life, base, make, self, reads }) => {
  it.each(Object.keys(life.states))(
    '%s：每一步 × 每一个人，声明了、又在范围内，才做得成；做不成的不留事件',
    { timeout: 60_000 },
    async (state) => {
      let one = await make(state)
      for (const [verb, { by, from }] of movesOf(life))
        for (const actor of actors) {
          const before = await countEvents()
          const { status } = await act(base, { ...one }, verb, inputs[verb], actor)
          const wanted = expected(actor, verb, by, from, state, self, reads)
          const written = (await countEvents()) - before
          expect(`${actor} ${verb}: ${status}, ${written > 0}`).toBe(`${actor} ${verb}: ${wanted}, ${wanted === 200}`)
          if (status === 200) one = await make(state)
        }
    },
  )

  it('中英文的说法都有', () => {
    const words: readonly Readonly<Record<string, string>>[] = [zh, en]
    const keys = [
      ...Object.keys(life.states).map((state) => `state.${state}`),
      ...Object.entries(life.moves).flatMap(([move, { event }]) => [`move.${move}`, `event.${event}`, `next.${move}`]),
    ]
    for (const key of keys)
      for (const labels of words) expect([key, labels[key]]).toEqual([key, expect.stringMatching(/\S/)])
  })
})
