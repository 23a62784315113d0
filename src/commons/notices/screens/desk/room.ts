import type { DeskRoom } from '#ui/desk/room.ts'
import { noticesWords } from './words.ts'

export const noticesRoom: DeskRoom = {
  words: noticesWords,
  nav: [{ path: '/notices', label: 'noun', letter: 'x' }],
  routes: [{ path: '/notices', page: () => import('./notices.tsx') }],
}
