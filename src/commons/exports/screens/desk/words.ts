import { catalogue } from '#ui/desk/words.tsx'
import type { labels } from '../../spec/labels/zh-CN.ts'

export const exportWords = catalogue<keyof typeof labels>('exports', {
  'zh-CN': () => import('../../spec/labels/zh-CN.ts'),
  'zh-Hant': () => import('../../spec/labels/zh-CN.ts?hant'),
  en: () => import('../../spec/labels/en.ts'),
})
