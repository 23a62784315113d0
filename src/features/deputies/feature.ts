import { manifest } from '#platform/manifest.ts'
import { pages } from './wiring/pages.ts'
import { publicRoutes } from './wiring/public-routes.ts'

export const deputies = manifest({ name: 'deputies', routes: publicRoutes, pages })
