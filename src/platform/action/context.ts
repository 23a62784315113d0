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
  /** Turns a label into traditional characters, where a face brought what that takes. */
  readonly traditional?: (label: string) => string
}

/** A room's words in the caller's language. */
export const wordsFor = <Key extends string>(
  { language, traditional }: Pick<Context, 'language' | 'traditional'>,
  words: Readonly<Record<'zh-CN' | 'en', Readonly<Record<Key, string>>>>,
): Readonly<Record<Key, string>> => {
  if (language === 'en') return words.en
  if (language === 'zh-CN' || !traditional) return words['zh-CN']
  return Object.fromEntries(
    Object.entries<string>(words['zh-CN']).map(([key, label]) => [key, traditional(label)]),
  ) as Record<Key, string>
}
