import { action } from '#platform/action/action.ts'
import { substitutions } from '../data/store.ts'
import { end as input } from '../spec/inputs.ts'

/** Over before its last day. From the moment that this is written nobody acts by right of it. */
export const end = action(substitutions, 'end', input, {
  change: ({ input: { reason } }) => ({ endReason: reason }),
})
