import { action } from '#platform/action/action.ts'
import { changes } from '../data/changes.ts'
import { reason } from '../spec/inputs.ts'

/** Not so, and why. */
export const refuse = action(changes, 'refuse', reason, { change: ({ input: { reason } }) => ({ reason }) })
