import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-organ.ts'
import { organNames } from './data/store.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { routes } from './wiring/routes.ts'

export const organs = manifest({
  name: 'organs',
  migrations: [firstMigration],
  routes,
  names: organNames,
  labels: { 'zh-CN': zh, en },
  refusals: { 'unknown-organ': 422, 'county-taken': 409, 'no-congress': 422 },
})
