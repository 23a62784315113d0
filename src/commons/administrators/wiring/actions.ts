import type { Action } from '#platform/action/action.ts'
import { confirm } from '../actions/confirm.ts'
import { refuse } from '../actions/refuse.ts'
import type { SuccessionMove } from '../spec/lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const successionActions = {
  confirm,
  settle: { ...confirm, move: 'settle' },
  refuse,
  withdraw: { ...refuse, move: 'withdraw' },
} as const satisfies Record<SuccessionMove, Action>
