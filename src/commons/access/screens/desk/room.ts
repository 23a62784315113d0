import type { DeskRoom } from '#ui/desk/room.ts'
import { accessWords } from './words.ts'

export const accessRoom: DeskRoom = {
  words: accessWords,
  nav: [
    { path: '/accounts', label: 'accounts', letter: 'u', needs: 'logins.keep' },
    { path: '/sessions', label: 'sessions', letter: 'e', needs: 'logins.secure' },
    { path: '/login-records', label: 'records', letter: 'l', needs: 'audit.read' },
    { path: '/rights', label: 'rights', letter: 'p' },
    { path: '/account', label: 'own', letter: 'm' },
  ],
  routes: [
    { path: '/accounts', page: () => import('./accounts-page.tsx'), needs: 'logins.keep' },
    { path: '/sessions', page: () => import('./sessions-page.tsx'), needs: 'logins.secure' },
    { path: '/login-records', page: () => import('./records-page.tsx'), needs: 'audit.read' },
    { path: '/rights', page: () => import('./own-page.tsx').then(({ RightsPage }) => ({ Page: RightsPage })) },
    { path: '/account', page: () => import('./own-page.tsx') },
  ],
}
