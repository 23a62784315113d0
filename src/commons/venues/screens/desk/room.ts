import type { DeskRoom } from '#ui/desk/room.ts'
import { venueLife } from '../../spec/lifecycle.ts'
import { venueWords } from './words.ts'

const needs = 'organs.read'

/** What venues bring to the desk: where citizens meet deputies, and what the public reads of it. */
export const venuesRoom: DeskRoom = {
  words: venueWords,
  nav: [{ path: '/venues', label: 'noun', letter: 'o', needs }],
  kinds: [{ kind: venueLife.kind, catalogue: venueWords.name, open: (id) => ({ to: `/venues/${id}` }) }],
  routes: [
    {
      path: '/venues',
      needs,
      page: () => import('./venues-page.tsx'),
      children: [
        { path: '/new', needs: 'venues.keep', page: () => import('./new-venue-page.tsx') },
        { path: '$id', page: () => import('./venue-page.tsx') },
      ],
    },
  ],
}
