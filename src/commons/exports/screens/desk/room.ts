import type { DeskRoom } from '#ui/desk/room.ts'
import { listCountyExports } from '../../spec/contract.ts'
import { countyExportLife } from '../../spec/lifecycle.ts'
import { exportWords } from './words.ts'

const needs = listCountyExports.access

/** All of a county with contacts opened: asked for by one, released by another. */
export const exportsRoom: DeskRoom = {
  words: exportWords,
  nav: [
    {
      path: '/county-exports',
      label: 'noun',
      letter: 'f',
      needs,
      kind: countyExportLife.kind,
      waits: () => import('./county-exports-page.tsx').then(({ CountyExportsWait }) => CountyExportsWait),
    },
  ],
  kinds: [
    {
      kind: countyExportLife.kind,
      catalogue: exportWords.name,
      open: (id, move) => ({ to: `/county-exports/${id}`, search: move === undefined ? {} : { do: move } }),
    },
  ],
  routes: [
    {
      path: '/county-exports',
      needs,
      page: () => import('./county-exports-page.tsx'),
      children: [
        { path: '/new', needs: [countyExportLife.parties.system], page: () => import('./ask-page.tsx') },
        { path: '$id', page: () => import('./county-export-page.tsx') },
      ],
    },
  ],
}
