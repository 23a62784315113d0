import type { DeskRoom } from '#ui/desk/room.ts'
import { organWords } from './words.ts'

const needs = 'organs.read'

/** What organs bring to the desk: the bodies, and the terms and sessions of congresses. */
export const organsRoom: DeskRoom = {
  words: organWords,
  nav: [
    { path: '/organs', label: 'noun', letter: 'j', needs },
    { path: '/terms', label: 'terms.noun', letter: 'c', needs },
  ],
  lends: [{ name: 'term', load: async () => ({ Filter: (await import('./term-select.tsx')).TermSelect }) }],
  routes: [
    {
      path: '/organs',
      needs,
      page: () => import('./organs-page.tsx'),
      children: [
        { path: '/new', needs: 'organs.keep', page: () => import('./new-organ-page.tsx') },
        { path: '$id', page: () => import('./organ-page.tsx') },
      ],
    },
    {
      path: '/terms',
      needs,
      page: () => import('./terms-page.tsx'),
      children: [
        { path: '/new', needs: 'organs.keep', page: () => import('./new-term-page.tsx') },
        { path: '/new-session', needs: 'organs.keep', page: () => import('./new-session-page.tsx') },
        { path: '/sessions/$id', page: () => import('./session-page.tsx') },
        { path: '$id', page: () => import('./term-page.tsx') },
      ],
    },
  ],
}
