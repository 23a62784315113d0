import { manifest } from '#platform/manifest.ts'
import { draft } from './actions/draft.ts'
import { described } from './data/described.ts'
import { planTable } from './data/migrations/0001-plan.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { handoverLife } from './spec/lifecycle.ts'
import { handoverRefusals } from './spec/refusals.ts'
import { handoverSettings } from './spec/settings.ts'
import { handoverActions } from './wiring/actions.ts'
import { handoverImports } from './wiring/imports.ts'
import { routes } from './wiring/routes.ts'

export const handover = manifest({
  name: 'handover',
  migrations: [planTable],
  routes,
  lifecycles: [handoverLife],
  records: [described],
  actions: [draft, ...Object.values(handoverActions)],
  imports: handoverImports,
  settings: handoverSettings,
  labels: { 'zh-CN': zh, en },
  refusals: handoverRefusals,
})
