import { manifest } from '#platform/manifest.ts'
import { routes } from './wiring/routes.ts'

export const access = manifest({ name: 'access', routes, refusals: { 'demo-only-here': 403 } })
