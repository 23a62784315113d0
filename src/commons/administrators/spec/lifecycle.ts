import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/**
 * Who succeeds one of the three administrators. The security administrator authorises (8.1.5.3), so the system's and the audit's post
 * change hands in the act that names the successor. Nobody authorises himself (8.1.7.3): for the security administrator's own post two
 * of the three act together, one names and the system administrator, who looks after identities (8.1.5.1), confirms.
 */
export const successionLife = lifecycle({
  kind: 'succession',
  parties: { security: 'security.admin', audit: 'audit.read', system: 'system.admin' },
  initial: 'named',
  create: { event: 'named', by: ['security', 'audit'], tells: ['system'], law: 'GB/T 22239 8.1.5.3、8.1.7.3' },
  clocks: {},
  states: {
    named: { kind: 'waiting', owes: { party: 'system', move: 'confirm' } },
    done: { kind: 'final' },
    refused: { kind: 'final' },
    withdrawn: { kind: 'final' },
  },
  moves: {
    confirm: {
      event: 'confirmed',
      from: ['named'],
      to: 'done',
      by: ['system'],
      input: input.nothing,
      tells: ['security', 'audit'],
      law: 'GB/T 22239 8.1.5.1、8.1.7.3',
    },
    /** Follows at once where nobody need confirm. */
    settle: {
      event: 'settled',
      from: ['named'],
      to: 'done',
      by: ['security'],
      door: 'consequence',
      input: input.nothing,
      tells: ['system', 'audit'],
      law: 'GB/T 22239 8.1.5.3',
    },
    refuse: {
      event: 'refused',
      from: ['named'],
      to: 'refused',
      by: ['system'],
      input: input.reason,
      tells: ['security', 'audit'],
    },
    withdraw: { event: 'withdrawn', from: ['named'], to: 'withdrawn', by: ['security', 'audit'], input: input.reason },
  },
})

export type SuccessionState = keyof typeof successionLife.states
export type SuccessionMove = keyof typeof successionLife.moves
export const successionStates = Object.keys(successionLife.states) as [SuccessionState, ...SuccessionState[]]
