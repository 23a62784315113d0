import type { Action } from '#platform/action/action.ts'
import { reissue } from '../actions/reissue.ts'
import { revoke } from '../actions/revoke.ts'
import type { CardMove } from '../spec/lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const cardActions = { reissue, revoke } as const satisfies Record<CardMove, Action>
