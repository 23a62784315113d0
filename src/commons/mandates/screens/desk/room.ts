import type { DeskRoom } from '#ui/desk/room.ts'
import { mandateLife } from '../../spec/lifecycle.ts'
import { mandateWords } from './words.ts'

/** What mandates bring to the desk: the four teams, and each deputy's mandate. */
export const mandatesRoom: DeskRoom = {
  words: mandateWords,
  nav: [{ path: '/teams', label: 'noun.teams', letter: 'w', needs: 'people.read', kind: mandateLife.kind }],
  kinds: [
    {
      kind: mandateLife.kind,
      catalogue: mandateWords.name,
      open: (id, move) => ({ to: `/teams/${id}`, search: move === undefined ? {} : { do: move } }),
    },
  ],
  routes: [
    {
      path: '/teams',
      needs: 'people.read',
      page: () => import('./teams-page.tsx'),
      children: [
        { path: '/new', needs: 'mandates.keep', page: () => import('./new-mandate-page.tsx') },
        { path: '$id', page: () => import('./mandate-page.tsx') },
      ],
    },
    {
      path: '/absences',
      needs: 'people.read',
      page: () => import('./absences-page.tsx'),
      children: [{ path: '$id', page: () => import('./absence-page.tsx') }],
    },
  ],
}
