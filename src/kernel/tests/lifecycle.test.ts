import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultsOf, isFinal, type Lifecycle, type Move, type State } from '../lifecycle.ts'

type AnyMove = Move & { readonly event: string }
const input = z.strictObject({})
const move = (from: readonly string[], to: string, over: Partial<AnyMove> = {}): AnyMove => ({
  event: 'done',
  from,
  to,
  by: ['keeper'],
  input,
  ...over,
})

/** Something that is asked, answered and closed: nothing is wrong with it. */
const sound: Lifecycle = {
  kind: 'matter',
  parties: { keeper: 'matters.keep', head: 'matters.sign' },
  initial: 'asked',
  create: { event: 'asked', by: ['keeper'] },
  clocks: { answer: { days: 'answerDays' } },
  states: {
    asked: { kind: 'waiting', owes: { party: 'keeper', move: 'answer' }, due: { clock: 'answer' } },
    answered: { kind: 'waiting', owes: { party: 'head', move: 'sign' }, due: { days: 'signDays' } },
    closed: { kind: 'final' },
  },
  moves: {
    answer: move(['asked'], 'answered', { starts: 'answer' }),
    sign: move(['answered'], 'closed', { by: ['head'] }),
    back: move(['answered'], 'asked', { by: ['head'] }),
  },
}

const withState = (name: string, state: Partial<State>): Lifecycle => ({
  ...sound,
  states: { ...sound.states, [name]: { ...sound.states[name], ...state } as State },
})
const withMove = (name: string, part: Partial<AnyMove>): Lifecycle => ({
  ...sound,
  moves: { ...sound.moves, [name]: { ...sound.moves[name], ...part } as AnyMove },
})
const without = <Value>(record: Readonly<Record<string, Value>>, name: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))

describe('生命周期声明里的毛病', () => {
  it('没有毛病的说没有', () => expect(faultsOf(sound)).toEqual([]))

  it.each<[string, Lifecycle, string]>([
    ['开头的状态没有声明', { ...sound, initial: 'nowhere' }, 'initial names the unknown state nowhere'],
    ['从没有的状态出发', withMove('back', { from: ['nowhere'] }), 'back.from names the unknown state nowhere'],
    ['到没有的状态去', withMove('back', { to: 'nowhere' }), 'back.to names the unknown state nowhere'],
    [
      '等着，却没有人欠',
      { ...sound, states: { ...sound.states, asked: { kind: 'waiting' } } },
      'asked waits but nobody owes anything',
    ],
    [
      '完了，却有人欠',
      withState('closed', { owes: { party: 'head', move: 'sign' } }),
      'closed is final but somebody owes something',
    ],
    [
      '欠的那一步不从这里出发',
      withState('asked', { owes: { party: 'head', move: 'sign' } }),
      'asked is owed sign, which does not start there',
    ],
    [
      '欠的人做不了',
      withState('asked', { owes: { party: 'head', move: 'answer' } }),
      'asked: head owes answer but may not do it',
    ],
    ['用没有的钟', withState('asked', { due: { clock: 'nothing' } }), 'asked runs on the unknown clock nothing'],
    ['开没有的钟', withMove('answer', { starts: 'nothing' }), 'answer starts the unknown clock nothing'],
    ['没有的人来做', withMove('back', { by: ['nobody'] }), 'back may be done by the unknown party nobody'],
    ['只是看看，却改了状态', withMove('back', { isLook: true }), 'back is a look and yet changes the record'],
    ['走不到头', { ...sound, moves: without(sound.moves, 'sign') }, 'answered has no way to a final state'],
    ['只会打转的走不到头', withMove('sign', { to: 'asked' }), 'asked has no way to a final state'],
  ])('%s', (_, life, fault) => expect(faultsOf(life)).toContain(fault))

  it('每个等待的状态都走得到头，就不说走不到头', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const ways = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, 'end')), {
      selector: ([from, to]) => `${from}-${to}`,
    })
    fc.assert(
      fc.property(ways, (edges) => {
        const life: Lifecycle = {
          ...sound,
          initial: 'a',
          states: {
            ...Object.fromEntries(names.map((name) => [name, { kind: 'open' as const }])),
            end: { kind: 'final' },
          },
          moves: Object.fromEntries(edges.map(([from, to]) => [`${from}-${to}`, move([from], to)])),
        }
        const reaching = new Set(['end'])
        for (let round = 0; round < names.length; round++)
          for (const [from, to] of edges) if (reaching.has(to)) reaching.add(from)
        const stuck = faultsOf(life).filter((fault) => fault.endsWith('has no way to a final state'))
        expect(stuck).toEqual(
          names.filter((name) => !reaching.has(name)).map((name) => `${name} has no way to a final state`),
        )
      }),
    )
  })
})

describe('到头了没有', () => {
  it('只有声明为终点的才是；没有的状态不是', () => {
    expect(['asked', 'answered', 'closed', 'nowhere'].map((state) => isFinal(sound, state))).toEqual([
      false,
      false,
      true,
      false,
    ])
  })
})
