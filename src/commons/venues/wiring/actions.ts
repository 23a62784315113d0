import type { Action } from '#platform/action/action.ts'
import { close } from '../actions/close.ts'
import { reopen } from '../actions/reopen.ts'
import { setFace } from '../actions/set-face.ts'
import type { VenueMove } from '../spec/lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const venueActions = { setFace, close, reopen } as const satisfies Record<VenueMove, Action>
