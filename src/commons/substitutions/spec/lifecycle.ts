import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/** From the appointment of a substitute until its last day, or until it is ended before. */
export const substitutionLife = lifecycle({
  kind: 'substitution',
  parties: { keeper: 'people.keep' },
  initial: 'appointed',
  create: { event: 'appointed', by: ['keeper'], tells: ['concerned'] },
  clocks: {},
  states: {
    appointed: { kind: 'open' },
    ended: { kind: 'final' },
  },
  moves: {
    end: { event: 'ended', from: ['appointed'], to: 'ended', by: ['keeper'], input: input.end, tells: ['concerned'] },
    /** Follows from the death of the substitute. */
    lapse: {
      event: 'lapsed',
      from: ['appointed'],
      to: 'ended',
      by: ['keeper'],
      door: 'consequence',
      input: input.lapse,
      law: '代表法 62',
    },
  },
})

export type SubstitutionState = keyof typeof substitutionLife.states
export type SubstitutionMove = keyof typeof substitutionLife.moves
export const substitutionStates = Object.keys(substitutionLife.states) as [SubstitutionState, ...SubstitutionState[]]
