import { manifest } from '#platform/manifest.ts'
import { open } from './actions/open.ts'
import { firstMigration } from './data/migrations/0001-venue.ts'
import { faceMigration } from './data/migrations/0002-face.ts'
import { livingVenues } from './data/migrations/0003-living.ts'
import { venueNames } from './data/store.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { venueLife } from './spec/lifecycle.ts'
import { venueRefusals } from './spec/refusals.ts'
import { venueSettings } from './spec/settings.ts'
import { venueActions } from './wiring/actions.ts'
import { routes } from './wiring/routes.ts'

export const venues = manifest({
  name: 'venues',
  migrations: [firstMigration, faceMigration, livingVenues],
  routes,
  lifecycles: [venueLife],
  actions: [open, ...Object.values(venueActions)],
  settings: venueSettings,
  names: venueNames,
  labels: { 'zh-CN': zh, en },
  refusals: venueRefusals,
})
