import { type Action, plainActions } from '#platform/action/action.ts'
import { appoint } from '../actions/appoint.ts'
import { complete } from '../actions/complete.ts'
import { review } from '../actions/review.ts'
import { revise } from '../actions/revise.ts'
import { setRoll } from '../actions/set-roll.ts'
import { plans } from '../data/store.ts'
import type { HandoverMove } from '../spec/lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const handoverActions = {
  revise,
  setRoll,
  ...plainActions(plans, ['openResults', 'redraft', 'reopen', 'cancel']),
  review,
  appoint,
  complete,
} as const satisfies Record<HandoverMove, Action>
