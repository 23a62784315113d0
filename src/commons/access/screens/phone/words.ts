import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Catalogues } from '#ui/light/use-words.ts'
import type { Say } from '#ui/light/words.ts'
import type { labels } from '../../spec/labels/phone/zh-CN.ts'

export const phoneCatalogues: Catalogues = {
  'zh-CN': () => import('../../spec/labels/phone/zh-CN.ts'),
  'zh-Hant': () => import('../../spec/labels/phone/zh-CN.ts?hant'),
  en: () => import('../../spec/labels/phone/en.ts'),
}

export type PhoneKey = keyof typeof labels
const Words = createContext<Say<PhoneKey> | undefined>(undefined)
export const PhoneWords = Words.Provider

/** The words of this room's phone pages, inside `PhoneWords`. */
export const useSay = (): Say<PhoneKey> => {
  const say = useContext(Words)
  if (!say) throw new Error('useSay is used outside PhoneWords')
  return say
}
