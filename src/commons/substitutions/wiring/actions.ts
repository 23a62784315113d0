import { type Action, plainActions } from '#platform/action/action.ts'
import { end } from '../actions/end.ts'
import { substitutions } from '../data/store.ts'
import type { SubstitutionMove } from '../spec/lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const substitutionActions = { ...plainActions(substitutions, ['lapse']), end } as const satisfies Record<
  SubstitutionMove,
  Action
>
