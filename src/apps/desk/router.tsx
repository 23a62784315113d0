import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { useHolds } from '#commons/access/screens/desk/me.tsx'
import type { DeskRoute } from '#ui/desk/room.ts'
import { Barred, Broken, Gone, Loading, Unreached } from '#ui/desk/states.tsx'
import { rooms } from './rooms.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: Gone, errorComponent: Broken })

/** A page whose file does not come says so. The router's own answer is to reload, and what was typed would be lost. */
const pageOf = ({ page, needs }: DeskRoute) => {
  const Page = lazyRouteComponent<{ Page: FunctionComponent }, 'Page'>(
    () => page().catch(() => ({ Page: Unreached })),
    'Page',
  )
  if (needs === undefined) return Page
  const Guarded = () => {
    const holds = useHolds()
    return holds(needs) ? <Page /> : <Barred />
  }
  return Object.assign(Guarded, Page.preload ? { preload: Page.preload } : {})
}

const routeOf = (parent: AnyRoute, route: DeskRoute): AnyRoute => {
  const made: AnyRoute = createRoute({ getParentRoute: () => parent, path: route.path, component: pageOf(route) })
  return route.children ? made.addChildren(route.children.map((child) => routeOf(made, child))) : made
}

/** Search parameters are texts: a number in quotes, or a township's code turned into a number, helps nobody. */
const readSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const writeSearch = (search: Record<string, unknown>): string => {
  const given = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const text = new URLSearchParams(given).toString()
  return text ? `?${text}` : ''
}

export const router = createRouter({
  routeTree: root.addChildren(rooms.flatMap((room) => room.routes.map((route) => routeOf(root, route)))),
  basepath: '/desk',
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Gone,
})
