import type { DeskRoom } from '#ui/desk/room.ts'
import { handoverLife } from '../../spec/lifecycle.ts'
import { handoverWords } from './words.ts'

/** What a new term brings to the desk: its preparation, the dry run, the one act. */
export const handoverRoom: DeskRoom = {
  words: handoverWords,
  nav: [{ path: '/handovers', label: 'noun', letter: 'h', needs: 'mandates.keep', kind: handoverLife.kind }],
  kinds: [
    {
      kind: handoverLife.kind,
      catalogue: handoverWords.name,
      open: (id, move) => ({ to: `/handovers/${id}`, search: move === undefined ? {} : { do: move } }),
    },
  ],
  routes: [
    {
      path: '/handovers',
      needs: 'people.read',
      page: () => import('./handovers-page.tsx'),
      children: [
        { path: '/new', needs: 'mandates.keep', page: () => import('./new-handover-page.tsx') },
        { path: '$id', page: () => import('./handover-page.tsx') },
      ],
    },
  ],
}
