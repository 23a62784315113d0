import { manifest } from '#platform/manifest.ts'
import { issue } from './actions/issue.ts'
import { described } from './data/described.ts'
import { cardTables } from './data/migrations/0001-card.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { cardLife } from './spec/lifecycle.ts'
import { deputyRefusals } from './spec/refusals.ts'
import { deputySettings } from './spec/settings.ts'
import { cardActions } from './wiring/actions.ts'
import { pages } from './wiring/pages.ts'
import { publicRoutes } from './wiring/public-routes.ts'
import { routes } from './wiring/routes.ts'

export const deputies = manifest({
  name: 'deputies',
  migrations: [cardTables],
  routes: [...routes, ...publicRoutes],
  pages,
  lifecycles: [cardLife],
  records: [described],
  actions: [issue, ...Object.values(cardActions)],
  settings: deputySettings,
  labels: { 'zh-CN': zh, en },
  refusals: deputyRefusals,
})
