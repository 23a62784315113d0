import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/**
 * 换届 of one congress: drafted, then results are entered as mandates of the new term, their qualification is reviewed, and one act ends
 * the old term and begins the new one. Until that act nothing of the old term is touched; cancelled, nothing ever was.
 */
export const handoverLife = lifecycle({
  kind: 'handover',
  parties: { keeper: 'mandates.keep' },
  initial: 'drafted',
  create: { event: 'drafted', by: ['keeper'], law: '选举法 12、25' },
  clocks: {},
  states: {
    drafted: { kind: 'open' },
    entering: { kind: 'open' },
    reviewed: { kind: 'open' },
    done: { kind: 'final' },
    cancelled: { kind: 'final' },
  },
  moves: {
    revise: { event: 'revised', from: ['drafted'], to: 'drafted', by: ['keeper'], input: input.revise },
    setRoll: {
      event: 'rollSet',
      from: ['drafted'],
      to: 'drafted',
      by: ['keeper'],
      input: input.setRoll,
      law: '选举法 12、25、26',
    },
    openResults: {
      event: 'resultsOpened',
      from: ['drafted'],
      to: 'entering',
      by: ['keeper'],
      input: input.nothing,
      law: '选举法 45',
    },
    redraft: { event: 'redrafted', from: ['entering'], to: 'drafted', by: ['keeper'], input: input.reason },
    review: {
      event: 'reviewed',
      from: ['entering'],
      to: 'reviewed',
      by: ['keeper'],
      input: input.review,
      law: '选举法 47',
    },
    reopen: { event: 'reopened', from: ['reviewed'], to: 'entering', by: ['keeper'], input: input.reason },
    appoint: { event: 'appointed', from: ['reviewed'], to: 'reviewed', by: ['keeper'], input: input.appoint },
    complete: {
      event: 'completed',
      from: ['reviewed'],
      to: 'done',
      by: ['keeper'],
      input: input.nothing,
      law: '代表法 2、地方组织法 9',
    },
    cancel: {
      event: 'cancelled',
      from: ['drafted', 'entering', 'reviewed'],
      to: 'cancelled',
      by: ['keeper'],
      input: input.reason,
    },
  },
})

export type HandoverState = keyof typeof handoverLife.states
export type HandoverMove = keyof typeof handoverLife.moves
export const handoverStates = Object.keys(handoverLife.states) as [HandoverState, ...HandoverState[]]
