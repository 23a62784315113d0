import { action } from '#platform/action/action.ts'
import { successions } from '../data/store.ts'
import { reason } from '../spec/inputs.ts'

/** Nothing changes but the name that was put forward, which is no longer. */
export const refuse = action(successions, 'refuse', reason, { change: ({ input }) => ({ reason: input.reason }) })
