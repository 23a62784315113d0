import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/** A post from the day it is given to the day it ends. What it lets its holder do holds while it is held, and not a moment longer. */
export const postLife = lifecycle({
  kind: 'post',
  parties: { keeper: 'people.keep', security: 'security.admin' },
  initial: 'held',
  create: { event: 'given', by: ['keeper'] },
  clocks: {},
  states: {
    held: { kind: 'open' },
    suspended: { kind: 'open' },
    ended: { kind: 'final' },
  },
  moves: {
    amend: { event: 'amended', from: ['held'], to: 'held', by: ['keeper'], input: input.amend },
    suspend: { event: 'suspended', from: ['held'], to: 'suspended', by: ['keeper'], input: input.suspend },
    resume: { event: 'resumed', from: ['suspended'], to: 'held', by: ['keeper'], input: input.reason },
    end: { event: 'ended', from: ['held', 'suspended'], to: 'ended', by: ['keeper'], input: input.end },
    /** Follows from a death, whoever may keep the post: it is a fact. */
    lapse: {
      event: 'lapsed',
      from: ['held', 'suspended'],
      to: 'ended',
      by: ['keeper'],
      door: 'consequence',
      input: input.lapse,
      law: '代表法 62',
    },
    /** The same of an administrator's, whom the office neither makes nor unmakes: the security administrator is told. */
    lapseAdministrator: {
      event: 'administratorLapsed',
      from: ['held', 'suspended'],
      to: 'ended',
      by: ['keeper'],
      door: 'consequence',
      input: input.lapse,
      tells: ['security'],
      law: 'GB/T 22239 8.1.4',
    },
    /** An administrator's, whose successor takes over in the same act: never without one (commons/administrators). */
    handOver: {
      event: 'handedOver',
      from: ['held', 'suspended'],
      to: 'ended',
      by: ['security'],
      door: 'consequence',
      input: input.end,
      law: 'GB/T 22239 8.1.5.3',
    },
    restore: { event: 'restored', from: ['ended'], to: 'held', by: ['keeper'], input: input.reason },
  },
})

export type PostState = keyof typeof postLife.states
export type PostMove = keyof typeof postLife.moves
export const postStates = Object.keys(postLife.states) as [PostState, ...PostState[]]
