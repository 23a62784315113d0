import type { Action } from '#platform/action/action.ts'
import { refuse } from '../actions/refuse.ts'
import { release } from '../actions/release.ts'
import { take } from '../actions/take.ts'
import type { CountyExportMove } from '../spec/lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const countyExportActions = { release, refuse, take } as const satisfies Record<CountyExportMove, Action>
