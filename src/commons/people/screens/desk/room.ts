import type { DeskRoom } from '#ui/desk/room.ts'
import { changeLife } from '../../spec/change-lifecycle.ts'
import { personLife } from '../../spec/person-lifecycle.ts'
import { postLife } from '../../spec/post-lifecycle.ts'
import { peopleWords } from './words.ts'

const opensAt = (kind: string, path: string) => ({
  kind,
  catalogue: peopleWords.name,
  open: (id: string, move?: string) => ({ to: `${path}/${id}`, search: move === undefined ? {} : { do: move } }),
})

/** What persons bring to the desk. */
export const peopleRoom: DeskRoom = {
  words: peopleWords,
  nav: [{ path: '/people', label: 'noun', letter: 'r', needs: 'people.self', kind: changeLife.kind }],
  kinds: [
    opensAt(personLife.kind, '/people'),
    opensAt(postLife.kind, '/people/posts'),
    opensAt(changeLife.kind, '/changes'),
  ],
  routes: [
    {
      path: '/people',
      needs: 'people.self',
      page: () => import('./people-page.tsx'),
      children: [
        { path: '/new', needs: 'people.keep', page: () => import('./new-person-page.tsx') },
        { path: '/new-post', needs: 'people.keep', page: () => import('./new-post-page.tsx') },
        { path: '/new-change', needs: 'people.self', page: () => import('./new-change-page.tsx') },
        { path: '/posts/$id', page: () => import('./post-page.tsx') },
        { path: '$id', page: () => import('./person-page.tsx') },
      ],
    },
    {
      path: '/changes',
      needs: 'people.self',
      page: () => import('./changes-page.tsx'),
      children: [{ path: '$id', page: () => import('./change-page.tsx') }],
    },
    { path: '/people-pairs', needs: 'people.keep', page: () => import('./pairs-page.tsx') },
  ],
}
