import { manifest } from '#platform/manifest.ts'
import { ask } from './actions/ask.ts'
import { described } from './data/described.ts'
import { countyExportTable } from './data/migrations/0001-county-export.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { countyExportLife } from './spec/lifecycle.ts'
import { exportRefusals } from './spec/refusals.ts'
import { exportSettings } from './spec/settings.ts'
import { countyExportActions } from './wiring/actions.ts'
import { routes } from './wiring/routes.ts'

export const exportsRoom = manifest({
  name: 'exports',
  migrations: [countyExportTable],
  routes,
  lifecycles: [countyExportLife],
  records: [described],
  actions: [ask, ...Object.values(countyExportActions)],
  settings: exportSettings,
  labels: { 'zh-CN': zh, en },
  refusals: exportRefusals,
})
