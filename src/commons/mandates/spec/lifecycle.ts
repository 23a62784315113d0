import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/**
 * A qualification that is confirmed before the congress meets (选举法 47: the list is published before the first session) waits as
 * `qualified` until the term begins and the deputy takes the seat up.
 *
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
    qualified: { kind: 'open' },
    inForce: { kind: 'open' },
    suspended: { kind: 'open' },
    ended: { kind: 'final' },
    invalid: { kind: 'final' },
    withdrawn: { kind: 'final' },
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
    qualify: {
      event: 'qualified',
      from: ['elected'],
      to: 'qualified',
      by: ['keeper'],
      input: input.qualify,
      law: '选举法 47',
    },
    takeUp: {
      event: 'tookUp',
      from: ['qualified'],
      to: 'inForce',
      by: ['keeper'],
      input: input.confirm,
      law: '代表法 2',
    },
    reject: {
      event: 'rejected',
      from: ['elected', 'qualified'],
      to: 'invalid',
      by: ['keeper'],
      input: input.reason,
      law: '选举法 47',
    },
    withdraw: {
      event: 'withdrawn',
      from: ['elected', 'qualified'],
      to: 'withdrawn',
      by: ['keeper'],
      input: input.reason,
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
    /** Follows from a death, by nature, whoever keeps the mandate. */
    lapse: {
      event: 'lapsed',
      from: ['elected', 'qualified', 'inForce', 'suspended'],
      to: 'ended',
      by: ['keeper'],
      door: 'consequence',
      input: input.lapse,
      law: '代表法 62、63',
    },
    restore: { event: 'restored', from: ['ended'], to: 'inForce', by: ['keeper'], input: input.reason },
  },
})

export type MandateState = keyof typeof mandateLife.states
export type MandateMove = keyof typeof mandateLife.moves
export const mandateStates = Object.keys(mandateLife.states) as [MandateState, ...MandateState[]]
