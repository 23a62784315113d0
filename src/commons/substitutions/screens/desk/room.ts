import { postLife } from '#commons/people/spec/post-lifecycle.ts'
import type { DeskRoom } from '#ui/desk/room.ts'
import { substitutionLife } from '../../spec/lifecycle.ts'
import { substitutionWords } from './words.ts'

/** Who stands in for whom: a register of its own, and beside each post. */
export const substitutionsRoom: DeskRoom = {
  words: substitutionWords,
  nav: [{ path: '/substitutions', label: 'noun', letter: 'k', needs: 'people.keep' }],
  kinds: [
    {
      kind: substitutionLife.kind,
      catalogue: substitutionWords.name,
      open: (id, move) => ({ to: `/substitutions/${id}`, search: move === undefined ? {} : { do: move } }),
    },
  ],
  sections: [{ kind: postLife.kind, load: () => import('./of-post.tsx') }],
  routes: [
    {
      path: '/substitutions',
      needs: 'people.self',
      page: () => import('./substitutions-page.tsx'),
      children: [
        { path: '/new', needs: 'people.keep', page: () => import('./new-page.tsx') },
        { path: '$id', page: () => import('./substitution-page.tsx') },
      ],
    },
  ],
}
