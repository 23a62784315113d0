import { labels as divisionsEn } from '#commons/divisions/spec/labels/en.ts'
import { labels as divisionsZh } from '#commons/divisions/spec/labels/zh-CN.ts'
import { labels as organsEn } from '#commons/organs/spec/labels/en.ts'
import { labels as organsZh } from '#commons/organs/spec/labels/zh-CN.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

/** Sentences of faults in lists of people: they name organs and places too. */
export const importWords = {
  'zh-CN': { ...divisionsZh, ...organsZh, ...zh },
  en: { ...divisionsEn, ...organsEn, ...en },
}
