import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-venue.ts'
import { routes } from './wiring/routes.ts'

export const venues = manifest({ name: 'venues', migrations: [firstMigration], routes })
