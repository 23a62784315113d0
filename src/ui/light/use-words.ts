import { useEffect, useState } from 'preact/hooks'
import { type Say, speaker } from './words.ts'

type Catalogue = () => Promise<{ readonly labels: Readonly<Record<string, string>> }>
export type Catalogues = Readonly<Record<'zh-CN' | 'zh-Hant' | 'en', Catalogue>>

const languageOfPage = (): keyof Catalogues => {
  const { lang } = document.documentElement
  return lang === 'en' || lang === 'zh-Hant' ? lang : 'zh-CN'
}

/** A room's words in the language of the page; undefined until they are there. */
export const useWords = <Key extends string>(catalogues: Catalogues): Say<Key> | undefined => {
  const [say, setSay] = useState<{ readonly speak: Say<Key> }>()
  useEffect(() => {
    void catalogues[languageOfPage()]().then(({ labels }) => setSay({ speak: speaker<string>(labels) as Say<Key> }))
  }, [catalogues])
  return say?.speak
}
