import { type Action, plainActions } from '#platform/action/action.ts'
import { decide } from '../actions/decide.ts'
import { map } from '../actions/map.ts'
import { imports } from '../data/store.ts'
import type { ImportMove } from '../spec/lifecycle.ts'

/** One action for every move of the lifecycle. */
export const allActions = {
  ...plainActions(imports, ['conclude', 'start', 'resume', 'finish', 'abandon']),
  map,
  decide,
} as const satisfies Record<ImportMove, Action>
