import { personLife } from '#commons/people/spec/person-lifecycle.ts'
import type { DeskRoom } from '#ui/desk/room.ts'
import { accessWords } from './words.ts'

const keepers = ['logins.keep', 'logins.secure']
const readers = ['audit.read', 'logins.secure']

export const accessRoom: DeskRoom = {
  words: accessWords,
  nav: [
    {
      path: '/accounts',
      label: 'accounts',
      letter: 'u',
      needs: keepers,
      waits: () => import('./accounts-page.tsx').then(({ AccountsWait }) => AccountsWait),
    },
    { path: '/phones', label: 'phones', letter: 'b', needs: 'phones.bind' },
    {
      path: '/sessions',
      label: 'sessions',
      letter: 'e',
      needs: 'logins.secure',
      waits: () => import('./sessions-page.tsx').then(({ SessionsWait }) => SessionsWait),
    },
    {
      path: '/login-records',
      label: 'records',
      letter: 'l',
      needs: readers,
      waits: () => import('./records-page.tsx').then(({ RecordsWait }) => RecordsWait),
    },
    { path: '/rights', label: 'rights', letter: 'p' },
    { path: '/account', label: 'own', letter: 'm' },
  ],
  sections: [{ kind: personLife.kind, load: () => import('./of-person.tsx') }],
  routes: [
    { path: '/accounts', page: () => import('./accounts-page.tsx'), needs: keepers },
    { path: '/phones', page: () => import('./phones-page.tsx'), needs: 'phones.bind' },
    { path: '/sessions', page: () => import('./sessions-page.tsx'), needs: 'logins.secure' },
    { path: '/login-records', page: () => import('./records-page.tsx'), needs: readers },
    { path: '/rights', page: () => import('./rights-page.tsx') },
    { path: '/why/$kind/$id', page: () => import('./why-page.tsx') },
    { path: '/account', page: () => import('./own-page.tsx') },
  ],
}
