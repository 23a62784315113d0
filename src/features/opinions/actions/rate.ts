import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { rate as input } from '../spec/inputs.ts'

/** Only the citizen who holds the receipt rates. */
export const rate = action(opinions, 'rate', input, {
  change: ({ input: { rating, comment }, on }) => ({ rating, ratingComment: comment || null, closedOn: on }),
})
