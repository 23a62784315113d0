import { catalogue, useLookUp } from '#ui/desk/words.tsx'
import type { labels } from '../../../spec/labels/zh-CN.ts'

export const opinionWords = catalogue<keyof typeof labels>('opinions', {
  'zh-CN': () => import('../../../spec/labels/zh-CN.ts'),
  'zh-Hant': () => import('../../../spec/labels/zh-CN.ts?hant'),
  en: () => import('../../../spec/labels/en.ts'),
})

/** A word that is only known at run time: `word('move', 'assign')`; its bare name where there is none. */
export const useWord = () => {
  const lookUp = useLookUp()
  return (prefix: string, name: string): string => lookUp(opinionWords.name, `${prefix}.${name}`) ?? name
}
