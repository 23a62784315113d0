import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-division.ts'
import { divisionNames } from './data/store.ts'
import { refusals } from './spec/division.ts'
import { routes } from './wiring/routes.ts'

export const divisions = manifest({
  name: 'divisions',
  migrations: [firstMigration],
  routes,
  names: divisionNames,
  refusals,
})
