import { manifest } from '#platform/manifest.ts'
import { appoint } from './actions/appoint.ts'
import { described } from './data/described.ts'
import { substitutionTables } from './data/migrations/0001-substitution.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { substitutionLife } from './spec/lifecycle.ts'
import { substitutionRefusals } from './spec/refusals.ts'
import { substitutionActions } from './wiring/actions.ts'
import { routes } from './wiring/routes.ts'

export const substitutions = manifest({
  name: 'substitutions',
  migrations: [substitutionTables],
  routes,
  lifecycles: [substitutionLife],
  records: [described],
  actions: [appoint, ...Object.values(substitutionActions)],
  labels: { 'zh-CN': zh, en },
  refusals: substitutionRefusals,
})
