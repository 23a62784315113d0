import { catalogue } from '#ui/desk/words.tsx'
import type { labels } from '../../spec/labels/desk/zh-CN.ts'

export const fileWords = catalogue<keyof typeof labels>('files', {
  'zh-CN': () => import('../../spec/labels/desk/zh-CN.ts'),
  'zh-Hant': () => import('../../spec/labels/desk/zh-CN.ts?hant'),
  en: () => import('../../spec/labels/desk/en.ts'),
})
