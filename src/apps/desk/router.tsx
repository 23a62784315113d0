import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { DeskRoute } from '#ui/desk/room.ts'
import { Broken, Gone, Loading } from '#ui/desk/states.tsx'
import { rooms } from './rooms.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: Gone, errorComponent: Broken })

const routeOf = (parent: AnyRoute, { path, page, children }: DeskRoute): AnyRoute => {
  const route: AnyRoute = createRoute({
    getParentRoute: () => parent,
    path,
    component: lazyRouteComponent(page, 'Page'),
  })
  return children ? route.addChildren(children.map((child) => routeOf(route, child))) : route
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
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Gone,
})
