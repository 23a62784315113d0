import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './constituency-inputs.ts'

/** 选区: drawn anew for each election, in force until the next drawing. */
export const constituencyLife = lifecycle({
  kind: 'constituency',
  parties: { keeper: 'organs.keep' },
  initial: 'inForce',
  create: { event: 'drawn', by: ['keeper'], law: '选举法 25' },
  clocks: {},
  states: { inForce: { kind: 'open' }, ended: { kind: 'final' } },
  moves: {
    correct: { event: 'corrected', from: ['inForce'], to: 'inForce', by: ['keeper'], input: input.correctConstituency },
    end: { event: 'ended', from: ['inForce'], to: 'ended', by: ['keeper'], input: input.endConstituency },
    restore: { event: 'restored', from: ['ended'], to: 'inForce', by: ['keeper'], input: input.reason },
  },
})

export type ConstituencyState = keyof typeof constituencyLife.states
export type ConstituencyMove = keyof typeof constituencyLife.moves
