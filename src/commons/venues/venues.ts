import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-venue.ts'
import { faceMigration } from './data/migrations/0002-face.ts'
import { venueNames } from './data/store.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { routes } from './wiring/routes.ts'

export const venues = manifest({
  name: 'venues',
  migrations: [firstMigration, faceMigration],
  routes,
  names: venueNames,
  labels: { 'zh-CN': zh, en },
})
