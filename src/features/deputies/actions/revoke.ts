import { action } from '#platform/action/action.ts'
import { cards } from '../data/cards.ts'
import { revoke as input } from '../spec/inputs.ts'

/** Called back: from now on whoever scans it learns that it does not hold. */
export const revoke = action(cards, 'revoke', input, {
  change: ({ input: { ground, note }, on }) => ({ revokedOn: on, ground, note: note || null }),
})
