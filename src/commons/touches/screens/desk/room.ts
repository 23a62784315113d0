import type { DeskRoom } from '#ui/desk/room.ts'
import { touchesWords } from './words.ts'

const needs = 'audit.read'

/** Who touched what, before the audit administrator. */
export const touchesRoom: DeskRoom = {
  words: touchesWords,
  nav: [
    {
      path: '/touches',
      label: 'noun',
      letter: 'y',
      needs,
      waits: () => import('./waits.tsx').then(({ TouchesWaits }) => TouchesWaits),
    },
  ],
  routes: [{ path: '/touches', needs, page: () => import('./touches-page.tsx') }],
}
