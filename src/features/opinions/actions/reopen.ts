import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { anewAfter } from '../rules/answer-columns.ts'
import { reason } from '../spec/inputs.ts'

/** The office takes up again what was ended by mistake or has come up anew. */
export const reopen = action(opinions, 'reopen', reason, {
  change: ({ row }) => ({
    ...anewAfter(row),
    closedOn: null,
    declineDoor: null,
    declineReason: null,
    mergedInto: null,
    rating: null,
    ratingComment: null,
  }),
})
