import { accessRoom } from '#commons/access/screens/desk/room.ts'
import { administratorsRoom } from '#commons/administrators/screens/desk/room.ts'
import { divisionsRoom } from '#commons/divisions/screens/desk/room.ts'
import { exportsRoom } from '#commons/exports/screens/desk/room.ts'
import { figuresRoom } from '#commons/figures/screens/desk/room.ts'
import { fileWords } from '#commons/files/screens/desk/words.ts'
import { handoverRoom } from '#commons/handover/screens/desk/room.ts'
import { importsRoom } from '#commons/imports/screens/desk/room.ts'
import { mandatesRoom } from '#commons/mandates/screens/desk/room.ts'
import { noticesRoom } from '#commons/notices/screens/desk/room.ts'
import { organsRoom } from '#commons/organs/screens/desk/room.ts'
import { peopleRoom } from '#commons/people/screens/desk/room.ts'
import { sealsRoom } from '#commons/seals/screens/desk/room.ts'
import { substitutionsRoom } from '#commons/substitutions/screens/desk/room.ts'
import { tasksWords } from '#commons/tasks/screens/desk/words.ts'
import { touchesRoom } from '#commons/touches/screens/desk/room.ts'
import { venuesRoom } from '#commons/venues/screens/desk/room.ts'
import { deputiesRoom } from '#features/deputies/screens/desk/screens.ts'
import { opinionsRoom } from '#features/opinions/screens/desk/screens.tsx'
import { settingsDesk } from '#features/settings/screens/desk/screens.ts'
import type { DeskRoom, DeskRoute } from '#ui/desk/room.ts'
import { kernelWords, uiWords } from '#ui/desk/shared-words.ts'
import type { Catalogue } from '#ui/desk/words.tsx'

const tasksRoom: DeskRoom = {
  words: tasksWords,
  nav: [{ path: '/', label: 'noun', letter: 'd' }],
  routes: [{ path: '/', page: () => import('./landing.tsx') }],
}

/** The desk's rooms in the order of its navigation. */
export const rooms: readonly DeskRoom[] = [
  tasksRoom,
  opinionsRoom,
  peopleRoom,
  substitutionsRoom,
  mandatesRoom,
  handoverRoom,
  deputiesRoom,
  organsRoom,
  divisionsRoom,
  venuesRoom,
  figuresRoom,
  importsRoom,
  noticesRoom,
  accessRoom,
  administratorsRoom,
  exportsRoom,
  sealsRoom,
  touchesRoom,
  settingsDesk,
]

export const catalogues: readonly Catalogue[] = [uiWords, kernelWords, fileWords, ...rooms.map((room) => room.words)]

const allRoutes = rooms.flatMap((room) => room.routes)

/** Fetches every page's file while nothing else is on its way, so that going there needs no network. */
export const fetchPages = (routes: readonly DeskRoute[] = allRoutes): void => {
  for (const { page, children } of routes) {
    void page().catch(() => undefined)
    if (children) fetchPages(children)
  }
}
