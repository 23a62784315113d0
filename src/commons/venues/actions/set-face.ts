import { action } from '#platform/action/action.ts'
import { venues } from '../data/venues.ts'
import { setFace as input } from '../spec/inputs.ts'

/** What the public reads of the venue from now on. */
export const setFace = action(venues, 'setFace', input, {
  change: ({ input: { place, phone, reception } }) => ({
    place: place || null,
    phone: phone || null,
    reception: reception || null,
  }),
  tell: ({ input: { place, phone, reception } }) => ({ place, phone, reception }),
})
