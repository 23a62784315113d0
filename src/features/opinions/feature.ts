import { manifest } from '#platform/manifest.ts'
import { sealedOpinions } from './data/card.ts'
import { described } from './data/described.ts'
import { opinionFiles } from './data/migrations/0003-files.ts'
import { answerFiles } from './data/migrations/0006-answer-files.ts'
import { earlierFiles } from './data/migrations/0007-earlier-files.ts'
import { noticeKept } from './data/migrations/0004-notice.ts'
import { wrongEnds } from './data/migrations/0005-wrong-ends.ts'
import { opinionTables } from './data/migrations/0001-opinion.ts'
import { erasureAsked } from './data/migrations/0002-erasure.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { opinionLife } from './spec/lifecycle.ts'
import { opinionRefusals } from './spec/refusals.ts'
import { opinionSettings } from './spec/settings.ts'
import { allActions } from './wiring/actions.ts'
import { submit } from './actions/submit.ts'
import { figures } from './wiring/figures.ts'
import { contactsKept } from './wiring/retention.ts'
import { pages } from './wiring/pages.ts'
import { publicRoutes } from './wiring/public-routes.ts'
import { routes } from './wiring/routes.ts'

export const opinions = manifest({
  name: 'opinions',
  migrations: [opinionTables, erasureAsked, opinionFiles, noticeKept, wrongEnds, answerFiles, earlierFiles],
  routes: [...routes, ...publicRoutes],
  pages,
  lifecycles: [opinionLife],
  sealed: [sealedOpinions],
  retention: [contactsKept],
  records: [described],
  actions: [submit, ...Object.values(allActions)],
  figures,
  settings: opinionSettings,
  labels: { 'zh-CN': zh, en },
  refusals: opinionRefusals,
})

/** What the apps compose beside the manifest: the demo acts as people do, the operator's tool imports. */
export { submit } from './actions/submit.ts'
export type { Said } from './spec/contract.ts'
export type { OpinionMove } from './spec/lifecycle.ts'
export { type OpinionSettings, opinionSettings } from './spec/settings.ts'
export { allActions } from './wiring/actions.ts'
export { type ImportedRow, importOpinions } from './wiring/import.ts'
export { citizen } from './wiring/public.ts'
