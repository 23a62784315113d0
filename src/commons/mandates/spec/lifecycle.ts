import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/**
 * 代表资格: from the election over the review of qualification to its end. Suspended duties (代表法 61) are not an ended mandate, and an
 * ended one takes with it what only a deputy holds (选举法 54, 56).
 */
export const mandateLife = lifecycle({
  kind: 'mandate',
  parties: { keeper: 'mandates.keep' },
  initial: 'elected',
  create: { event: 'elected', by: ['keeper'], law: '选举法 45、57' },
  clocks: {},
  states: {
    elected: { kind: 'waiting', owes: { party: 'keeper', move: 'confirm' }, due: { days: 'reviewDays' } },
    inForce: { kind: 'open' },
    suspended: { kind: 'open' },
    ended: { kind: 'final' },
    invalid: { kind: 'final' },
  },
  moves: {
    confirm: {
      event: 'confirmed',
      from: ['elected'],
      to: 'inForce',
      by: ['keeper'],
      input: input.confirm,
      law: '选举法 47',
    },
    reject: {
      event: 'rejected',
      from: ['elected'],
      to: 'invalid',
      by: ['keeper'],
      input: input.reason,
      law: '选举法 47',
    },
    seat: { event: 'seated', from: ['inForce'], to: 'inForce', by: ['keeper'], input: input.seat },
    recordAbsence: {
      event: 'missed',
      from: ['inForce'],
      to: 'inForce',
      by: ['keeper'],
      input: input.recordAbsence,
      law: '代表法 13、62',
    },
    suspend: {
      event: 'suspended',
      from: ['inForce'],
      to: 'suspended',
      by: ['keeper'],
      input: input.suspend,
      law: '代表法 61',
    },
    resume: {
      event: 'resumed',
      from: ['suspended'],
      to: 'inForce',
      by: ['keeper'],
      input: input.reason,
      law: '代表法 61',
    },
    end: {
      event: 'ended',
      from: ['inForce', 'suspended'],
      to: 'ended',
      by: ['keeper'],
      input: input.end,
      law: '代表法 62、63',
    },
    restore: { event: 'restored', from: ['ended'], to: 'inForce', by: ['keeper'], input: input.reason },
  },
})

export type MandateState = keyof typeof mandateLife.states
export type MandateMove = keyof typeof mandateLife.moves
export const mandateStates = Object.keys(mandateLife.states) as [MandateState, ...MandateState[]]
