import type { DeskRoom } from '#ui/desk/room.ts'
import { importLife } from '../../spec/lifecycle.ts'
import { importWords } from './words.ts'

export const importsRoom: DeskRoom = {
  words: importWords,
  nav: [{ path: '/imports', label: 'noun', letter: 'i', needs: 'imports.run' }],
  kinds: [{ kind: importLife.kind, catalogue: importWords.name, open: (id) => ({ to: `/imports/${id}` }) }],
  routes: [
    { path: '/imports', needs: 'imports.run', page: () => import('./imports-page.tsx') },
    { path: '/imports/new/$kind', needs: 'imports.run', page: () => import('./load-page.tsx') },
    { path: '/imports/$import', needs: 'imports.run', page: () => import('./import-page.tsx') },
  ],
}
