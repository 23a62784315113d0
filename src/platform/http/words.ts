import { labels as en } from '#kernel/labels/en.ts'
import { labels as zh } from '#kernel/labels/zh-CN.ts'
import type { Language } from '#platform/action/context.ts'

export interface Catalogues {
  readonly 'zh-CN': Readonly<Record<string, string>>
  readonly en: Readonly<Record<string, string>>
}

export type Sentence = (
  language: Language,
  key: string,
  params?: Readonly<Record<string, string | number>>,
) => string | undefined

/** Sentences of refusals and faults from the catalogues of the kernel and of every room. Traditional characters by `convert`. */
export const sentences = (rooms: readonly Catalogues[], convert: (text: string) => string): Sentence => {
  const catalogues = { 'zh-CN': { ...zh } as Record<string, string>, en: { ...en } as Record<string, string> }
  for (const room of rooms) {
    Object.assign(catalogues['zh-CN'], room['zh-CN'])
    Object.assign(catalogues.en, room.en)
  }
  return (language, key, params = {}) => {
    const text = catalogues[language === 'en' ? 'en' : 'zh-CN'][key]
    if (text === undefined) return undefined
    const label = language === 'zh-Hant' ? convert(text) : text
    return label.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  }
}
