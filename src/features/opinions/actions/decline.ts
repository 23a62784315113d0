import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { decline as input } from '../spec/inputs.ts'

/** Not the congress's matter: the citizen is told why and which door is the right one (domain.md §7 ④). */
export const decline = action(opinions, 'decline', input, {
  change: ({ input: { door, reason }, on }) => ({ declineDoor: door, declineReason: reason, closedOn: on }),
})
