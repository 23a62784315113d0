import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/** Who keeps organs, terms and sessions: the office in the county, a township's chair in the township. */
const parties = { keeper: 'organs.keep' } as const

/** 机构: made, renamed, moved, ended and restored; what was stays findable by its day. */
export const organLife = lifecycle({
  kind: 'organ',
  parties,
  initial: 'inForce',
  create: { event: 'setUp', by: ['keeper'] },
  clocks: {},
  states: { inForce: { kind: 'open' }, ended: { kind: 'final' } },
  moves: {
    correct: { event: 'corrected', from: ['inForce'], to: 'inForce', by: ['keeper'], input: input.correctOrgan },
    rename: { event: 'renamed', from: ['inForce'], to: 'inForce', by: ['keeper'], input: input.rename },
    move: { event: 'moved', from: ['inForce'], to: 'inForce', by: ['keeper'], input: input.moveOrgan },
    end: { event: 'ended', from: ['inForce'], to: 'ended', by: ['keeper'], input: input.endOrgan },
    restore: { event: 'restored', from: ['ended'], to: 'inForce', by: ['keeper'], input: input.reason },
  },
})

/** 届: five years, from the first session of a congress to the first session of the next one. */
export const termLife = lifecycle({
  kind: 'term',
  parties,
  initial: 'planned',
  create: { event: 'planned', by: ['keeper'] },
  clocks: {},
  states: {
    planned: { kind: 'open' },
    current: { kind: 'open' },
    ended: { kind: 'final' },
    withdrawn: { kind: 'final' },
  },
  moves: {
    begin: {
      event: 'begun',
      from: ['planned'],
      to: 'current',
      by: ['keeper'],
      input: input.beginTerm,
      law: '地方组织法 9',
    },
    record: { event: 'recorded', from: ['planned'], to: 'ended', by: ['keeper'], input: input.recordTerm },
    correct: { event: 'corrected', from: ['current'], to: 'current', by: ['keeper'], input: input.correctTerm },
    end: { event: 'ended', from: ['current'], to: 'ended', by: ['keeper'], input: input.endTerm, law: '代表法 2' },
    restore: { event: 'restored', from: ['ended'], to: 'current', by: ['keeper'], input: input.reason },
    withdraw: { event: 'withdrawn', from: ['planned'], to: 'withdrawn', by: ['keeper'], input: input.reason },
  },
})

/** 次: one session of a congress in a term; it counts within the term. */
export const sessionLife = lifecycle({
  kind: 'congressSession',
  parties,
  initial: 'planned',
  create: { event: 'planned', by: ['keeper'], law: '地方组织法 14' },
  clocks: {},
  states: { planned: { kind: 'open' }, held: { kind: 'final' }, cancelled: { kind: 'final' } },
  moves: {
    adjust: { event: 'adjusted', from: ['planned'], to: 'planned', by: ['keeper'], input: input.correctSession },
    hold: { event: 'held', from: ['planned'], to: 'held', by: ['keeper'], input: input.holdSession },
    correct: { event: 'corrected', from: ['held'], to: 'held', by: ['keeper'], input: input.correctSession },
    cancel: { event: 'cancelled', from: ['planned'], to: 'cancelled', by: ['keeper'], input: input.reason },
  },
})

export type OrganState = keyof typeof organLife.states
export type OrganMove = keyof typeof organLife.moves
export type TermState = keyof typeof termLife.states
export type TermMove = keyof typeof termLife.moves
export type SessionState = keyof typeof sessionLife.states
export type SessionMove = keyof typeof sessionLife.moves
