import type { DeskRoom } from '#ui/desk/room.ts'
import { figuresWords } from './words.ts'

export const figuresRoom: DeskRoom = {
  words: figuresWords,
  nav: [{ path: '/figures', label: 'noun', letter: 's', needs: 'figures.read' }],
  routes: [
    { path: '/figures', needs: 'figures.read', page: () => import('./figures-page.tsx') },
    { path: '/figures/$code', needs: 'figures.read', page: () => import('./figure-page.tsx') },
  ],
}
