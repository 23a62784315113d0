import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/** What a person asks to have changed of his own data: the office looks at it before it stands. */
export const changeLife = lifecycle({
  kind: 'personChange',
  parties: { self: 'people.self', keeper: 'people.keep' },
  initial: 'proposed',
  create: { event: 'proposed', by: ['self'], tells: ['keeper'] },
  clocks: {},
  states: {
    proposed: { kind: 'waiting', owes: { party: 'keeper', move: 'approve' }, due: { days: 'changeDays' } },
    approved: { kind: 'final' },
    refused: { kind: 'final' },
    withdrawn: { kind: 'final' },
  },
  moves: {
    approve: { event: 'approved', from: ['proposed'], to: 'approved', by: ['keeper'], input: input.nothing },
    refuse: { event: 'refused', from: ['proposed'], to: 'refused', by: ['keeper'], input: input.reason },
    withdraw: { event: 'withdrawn', from: ['proposed'], to: 'withdrawn', by: ['self'], input: input.nothing },
    erase: {
      event: 'erased',
      from: ['approved', 'refused', 'withdrawn'],
      by: ['keeper'],
      input: input.nothing,
      door: 'consequence',
    },
  },
})

export type ChangeState = keyof typeof changeLife.states
export type ChangeMove = keyof typeof changeLife.moves
export const changeStates = Object.keys(changeLife.states) as [ChangeState, ...ChangeState[]]
