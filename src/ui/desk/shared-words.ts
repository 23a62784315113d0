import type { labels as kernelLabels } from '#kernel/labels/zh-CN.ts'
import type { labels } from '../labels/zh-CN.ts'
import { catalogue } from './words.tsx'

/** What every screen says. */
export const uiWords = catalogue<keyof typeof labels>('ui', {
  'zh-CN': () => import('../labels/zh-CN.ts'),
  'zh-Hant': () => import('../labels/zh-CN.ts?hant'),
  en: () => import('../labels/en.ts'),
})

/** Sentences of refusals and faults that all rooms share. */
export const kernelWords = catalogue<keyof typeof kernelLabels>('kernel', {
  'zh-CN': () => import('#kernel/labels/zh-CN.ts'),
  'zh-Hant': () => import('#kernel/labels/zh-CN.ts?hant'),
  en: () => import('#kernel/labels/en.ts'),
})
