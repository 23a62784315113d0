import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/**
 * A county's data with contacts opened (ASVS 2.3.5): one asks, another releases, and the operator at the machine takes it once. The operator
 * has no log-in; the tool grants him this one right.
 */
export const countyExportLife = lifecycle({
  kind: 'countyExport',
  parties: { system: 'system.admin', security: 'security.admin', operator: 'exports.take' },
  initial: 'asked',
  create: { event: 'asked', by: ['system'], tells: ['security'], law: 'GB/T 22239 8.1.4' },
  clocks: {},
  states: {
    asked: { kind: 'waiting', owes: { party: 'security', move: 'release' } },
    released: { kind: 'open' },
    taken: { kind: 'final' },
    refused: { kind: 'final' },
  },
  moves: {
    release: {
      event: 'released',
      from: ['asked'],
      to: 'released',
      by: ['security'],
      input: input.nothing,
      tells: ['system'],
      law: 'GB/T 22239 8.1.7.3',
    },
    /** Also takes back what was released and not yet taken. */
    refuse: {
      event: 'refused',
      from: ['asked', 'released'],
      to: 'refused',
      by: ['security'],
      input: input.reason,
      tells: ['system'],
    },
    /** At the machine, by the tool; it has no door of its own. */
    take: {
      event: 'taken',
      from: ['released'],
      to: 'taken',
      by: ['operator'],
      input: input.nothing,
      tells: ['system', 'security'],
    },
  },
})

export type CountyExportState = keyof typeof countyExportLife.states
export type CountyExportMove = keyof typeof countyExportLife.moves
export const countyExportStates = Object.keys(countyExportLife.states) as [CountyExportState, ...CountyExportState[]]
