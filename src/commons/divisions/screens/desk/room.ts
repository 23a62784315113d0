import type { DeskRoom } from '#ui/desk/room.ts'
import { divisionWords } from './words.ts'

const needs = 'organs.read'

/** What divisions bring to the desk: constituencies. */
export const divisionsRoom: DeskRoom = {
  words: divisionWords,
  nav: [{ path: '/constituencies', label: 'constituencies.noun', letter: 'q', needs }],
  routes: [
    {
      path: '/constituencies',
      needs,
      page: () => import('./constituencies-page.tsx'),
      children: [
        { path: '/new', needs: 'organs.keep', page: () => import('./new-constituency-page.tsx') },
        { path: '$id', page: () => import('./constituency-page.tsx') },
      ],
    },
  ],
}
