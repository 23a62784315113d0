import { manifest } from '#platform/manifest.ts'
import { elect } from './actions/elect.ts'
import { described } from './data/described.ts'
import { mandateTables } from './data/migrations/0001-mandate.ts'
import { qualifiedMandates } from './data/migrations/0002-qualified.ts'
import { pollsOfMandates } from './data/migrations/0003-poll.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { mandateLife } from './spec/lifecycle.ts'
import { mandateRefusals } from './spec/refusals.ts'
import { mandateSettings } from './spec/settings.ts'
import { mandateActions } from './wiring/actions.ts'
import { figures } from './wiring/figures.ts'
import { mandateImports } from './wiring/imports.ts'
import { routes } from './wiring/routes.ts'

export const mandates = manifest({
  name: 'mandates',
  migrations: [mandateTables, qualifiedMandates, pollsOfMandates],
  routes,
  lifecycles: [mandateLife],
  records: [described],
  actions: [elect, ...Object.values(mandateActions)],
  figures,
  imports: mandateImports,
  settings: mandateSettings,
  labels: { 'zh-CN': zh, en },
  refusals: mandateRefusals,
})
