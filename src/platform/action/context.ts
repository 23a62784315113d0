import type { Viewer } from '#kernel/viewer.ts'
import type { Db } from '#platform/db/db.ts'
import type { Ports } from './ports.ts'

const languages = ['zh-CN', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

/** What every door hands to what it opens: who asks, in which county, the database, the ports, and the time. */
export interface Context {
  readonly county: string
  readonly viewer: Viewer
  readonly db: Db
  readonly ports: Ports
  readonly now: Date
  /** Language of the caller, for texts made on the server. */
  readonly language: Language
}
