import { randomBytes } from 'node:crypto'
import { reaches } from '#kernel/viewer.ts'
import { every, unless } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { type CardRecord, cards } from '../data/cards.ts'
import { mandateForCard } from '../data/lookups.ts'
import { issued } from '../spec/inputs.ts'

/** A card for a deputy in office who has none that holds. Its code comes from its id and is new with every card. */
export const issue = creation(cards, issued, {
  load: ({ session, input }) => mandateForCard(session, input.mandate),
  decide: ({ found, viewer }) =>
    every(
      unless(found !== undefined && found.state === 'inForce', 'not-in-office', { pointer: '/mandate' }),
      unless(reaches(viewer, 'mandates.keep', { division: found?.seat ?? null, organs: [] }), 'not-allowed'),
      unless(found?.hasCard === false, 'has-card', { pointer: '/mandate' }),
    ),
  make: ({ input, found, on }): Omit<CardRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    id: input.id,
    number: null,
    title: found?.name ?? '',
    salt: randomBytes(16),
    mandate: input.mandate,
    name: found?.name ?? '',
    seat: found?.seat ?? null,
    issuedOn: on,
    revokedOn: null,
    ground: null,
    note: null,
  }),
  tell: () => ({}),
})
