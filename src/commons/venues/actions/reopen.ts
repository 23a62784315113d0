import { action } from '#platform/action/action.ts'
import { venues } from '../data/venues.ts'
import { reason as input } from '../spec/inputs.ts'

export const reopen = action(venues, 'reopen', input, {
  change: () => ({ endsOn: null, closeReason: null }),
  tell: ({ input: { reason } }) => ({ reason }),
})
