import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-organ.ts'
import { routes } from './wiring/routes.ts'

export const organs = manifest({
  name: 'organs',
  migrations: [firstMigration],
  routes,
  refusals: { 'unknown-organ': 422, 'county-taken': 409, 'no-congress': 422 },
})
