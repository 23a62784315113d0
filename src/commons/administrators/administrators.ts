import { manifest } from '#platform/manifest.ts'
import { name } from './actions/name.ts'
import { described } from './data/described.ts'
import { successionTable } from './data/migrations/0001-succession.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { successionLife } from './spec/lifecycle.ts'
import { administratorRefusals } from './spec/refusals.ts'
import { administratorSettings } from './spec/settings.ts'
import { successionActions } from './wiring/actions.ts'
import { routes } from './wiring/routes.ts'

export const administrators = manifest({
  name: 'administrators',
  migrations: [successionTable],
  routes,
  lifecycles: [successionLife],
  records: [described],
  actions: [name, ...Object.values(successionActions)],
  settings: administratorSettings,
  labels: { 'zh-CN': zh, en },
  refusals: administratorRefusals,
})
