import { action } from '#platform/action/action.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { cards } from '../data/cards.ts'
import { reissue as input } from '../spec/inputs.ts'

/** Called back and replaced in one act: the new card has a code of its own. */
export const reissue = action(cards, 'reissue', input, {
  change: ({ input: { ground, note }, on }) => ({ revokedOn: on, ground, note: note || null }),
  also: {
    actions: ['deputyCard.create'],
    acts: ({ row }) => [
      { action: 'deputyCard.create', id: namedId('card after a card', row.id), input: { mandate: row.mandate } },
    ],
  },
})
