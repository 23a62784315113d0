import type { DeskRoom } from '#ui/desk/room.ts'
import { sealCheck } from '../../spec/contract.ts'
import { sealsWords } from './words.ts'

const needs = 'audit.read'

/** The sealed record before the audit administrator. */
export const sealsRoom: DeskRoom = {
  words: sealsWords,
  nav: [
    {
      path: '/seals',
      label: 'noun',
      letter: 't',
      needs,
      waits: () => import('./waits.tsx').then(({ SealsWaits }) => SealsWaits),
    },
  ],
  kinds: [{ kind: sealCheck, catalogue: sealsWords.name, open: () => ({ to: '/seals' }) }],
  entries: [{ name: 'seals.checked', load: () => import('./entry.tsx') }],
  routes: [
    { path: '/seals', needs, page: () => import('./seals-page.tsx') },
    { path: '/seals/$day', needs, page: () => import('./sheet-page.tsx') },
  ],
}
