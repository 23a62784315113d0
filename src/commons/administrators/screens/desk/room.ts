import type { DeskRoom } from '#ui/desk/room.ts'
import { successionLife } from '../../spec/lifecycle.ts'
import { administratorWords } from './words.ts'

const three = Object.values(successionLife.parties)

/** Who the three administrators are, and the handing over of their posts. */
export const administratorsRoom: DeskRoom = {
  words: administratorWords,
  nav: [
    {
      path: '/administrators',
      label: 'noun',
      letter: 'n',
      needs: three,
      kind: successionLife.kind,
      waits: () => import('./waits.tsx').then(({ AdministratorsWait }) => AdministratorsWait),
    },
  ],
  kinds: [
    {
      kind: successionLife.kind,
      catalogue: administratorWords.name,
      open: (id, move) => ({ to: `/administrators/${id}`, search: move === undefined ? {} : { do: move } }),
    },
  ],
  routes: [
    {
      path: '/administrators',
      needs: three,
      page: () => import('./administrators-page.tsx'),
      children: [
        {
          path: '/new',
          needs: [successionLife.parties.security, successionLife.parties.audit],
          page: () => import('./hand-over-page.tsx'),
        },
        { path: '$id', page: () => import('./succession-page.tsx') },
      ],
    },
  ],
}
