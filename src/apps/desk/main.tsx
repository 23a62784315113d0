import './surroundings.ts'
import '#ui/tokens.css'
import '#ui/desk/css/desk.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { endLogin, rereadRights } from '#commons/access/screens/desk/me.tsx'
import { CallError, onBarred, onLogOut } from '#ui/call.ts'
import { Kinds } from '#ui/desk/kinds.tsx'
import { Entries, entriesFrom } from '#ui/desk/entries.tsx'
import { filtersFrom, LentFilters } from '#ui/desk/lent-filters.tsx'
import { Sections, sectionsFrom } from '#ui/desk/sections.tsx'
import { Theme } from '#ui/desk/theme.tsx'
import { Work, workFrom } from '#ui/desk/work.tsx'
import { loadLibrary, preferredLanguage, Words } from '#ui/desk/words.tsx'
import { catalogues, rooms } from './rooms.ts'
import { router } from './router.tsx'

const client = new QueryClient({
  defaultOptions: {
    // Asked without a network too: a failed call says what to do, a paused one says nothing.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      retry: (count, error) => count < 2 && error instanceof CallError && (error.status === 0 || error.status === 503),
      refetchOnWindowFocus: true,
    },
  },
})

/** A log-in that ended elsewhere is noticed by the first call that it fails. */
onLogOut(() => endLogin(client))
onBarred(() => rereadRights(client))

const kinds = rooms.flatMap((room) => room.kinds ?? [])
const sections = sectionsFrom(rooms.flatMap((room) => room.sections ?? []))
const filters = filtersFrom(rooms.flatMap((room) => room.lends ?? []))
const entries = entriesFrom(rooms.flatMap((room) => room.entries ?? []))
const work = workFrom(rooms)
const language = preferredLanguage()
document.documentElement.lang = language
const library = await loadLibrary(catalogues, language)

const home = document.getElementById('root')
if (home) {
  createRoot(home).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Words catalogues={catalogues} first={{ language, library }}>
          <Theme>
            <Kinds value={kinds}>
              <Sections value={sections}>
                <LentFilters value={filters}>
                  <Entries value={entries}>
                    <Work value={work}>
                      <RouterProvider router={router} />
                    </Work>
                  </Entries>
                </LentFilters>
              </Sections>
            </Kinds>
          </Theme>
        </Words>
      </QueryClientProvider>
    </StrictMode>,
  )
}
