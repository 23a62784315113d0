import { manifest } from '#platform/manifest.ts'
import { fileTable } from './data/migrations/0001-file.ts'
import { fileHung } from './data/migrations/0006-hung.ts'
import { fileOwner } from './data/migrations/0007-owner.ts'
import { fileUse } from './data/migrations/0002-use.ts'
import { fileSum } from './data/migrations/0005-sum.ts'
import { fileErased } from './data/migrations/0004-erased.ts'
import { fileScrub } from './data/migrations/0003-scrub.ts'
import { sealedNames } from './data/store.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { fileRefusals } from './spec/refusals.ts'
import { filesSettings } from './spec/settings.ts'
import { routes } from './wiring/routes.ts'

export const filesRoom = manifest({
  name: 'files',
  migrations: [fileTable, fileUse, fileScrub, fileErased, fileSum, fileHung, fileOwner],
  sealed: [sealedNames],
  settings: filesSettings,
  routes,
  labels: { 'zh-CN': zh, en },
  refusals: fileRefusals,
})
