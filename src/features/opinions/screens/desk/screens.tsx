import type { DeskRoom } from '#ui/desk/room.ts'
import { opinionLife } from '../../spec/lifecycle.ts'
import { opinionWords } from './words/words.ts'

/** What opinions bring to the desk. */
export const opinionsRoom: DeskRoom = {
  words: opinionWords,
  nav: [{ path: '/opinions', label: 'noun', letter: 'y', needs: 'opinions.read', kind: opinionLife.kind }],
  kinds: [
    {
      kind: opinionLife.kind,
      catalogue: opinionWords.name,
      open: (id, move) => ({ to: `/opinions/${id}`, search: move === undefined ? {} : { do: move } }),
    },
  ],
  routes: [
    {
      path: '/opinions',
      needs: 'opinions.read',
      page: () => import('./opinions-page.tsx'),
      children: [
        { path: '/new', needs: 'opinions.enter', page: () => import('./enter-page.tsx') },
        { path: '$id', page: () => import('./record-page.tsx') },
      ],
    },
  ],
  search: { to: '/opinions', needs: 'opinions.read' },
  create: { to: '/opinions/new', needs: 'opinions.enter' },
}
