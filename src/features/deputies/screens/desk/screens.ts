import { mandateLife } from '#commons/mandates/spec/lifecycle.ts'
import type { DeskRoom } from '#ui/desk/room.ts'
import { cardLife } from '../../spec/lifecycle.ts'
import { deputyWords } from './words.ts'

const needs = 'mandates.keep'

/** What this room brings to the desk: printed cards, and beside each mandate what the public sees of it. */
export const deputiesRoom: DeskRoom = {
  words: deputyWords,
  nav: [{ path: '/cards', label: 'noun', letter: 'v', needs }],
  kinds: [
    {
      kind: cardLife.kind,
      catalogue: deputyWords.name,
      open: (id, move) => ({ to: `/cards/${id}`, search: move === undefined ? {} : { do: move } }),
    },
  ],
  sections: [{ kind: mandateLife.kind, load: () => import('./publicity.tsx') }],
  routes: [
    {
      path: '/cards',
      needs,
      page: () => import('./cards-page.tsx'),
      children: [{ path: '$id', page: () => import('./card-page.tsx') }],
    },
    { path: '/card-sheet', needs, page: () => import('./sheet-page.tsx') },
  ],
}
