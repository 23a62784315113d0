import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { nothing } from '../spec/inputs.ts'

/** Closes without a rating after the citizen's days; silence is its own column and never satisfaction. */
export const lapse = action(opinions, 'lapse', nothing, { change: ({ on }) => ({ closedOn: on }) })
