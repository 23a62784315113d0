import type { DeskRoom } from '#ui/desk/room.ts'
import { settingWords } from './words.ts'

const needs = 'settings.read'

/** What settings bring to the desk: the county's own rules, and what was changed in them. */
export const settingsDesk: DeskRoom = {
  words: settingWords,
  nav: [{ path: '/settings', label: 'noun', letter: 'z', needs }],
  routes: [
    {
      path: '/settings',
      needs,
      page: () => import('./settings-page.tsx'),
      children: [
        { path: '/changes', page: () => import('./changes-page.tsx') },
        { path: '$room/$field', needs: 'settings.keep', page: () => import('./decide-page.tsx') },
      ],
    },
  ],
}
