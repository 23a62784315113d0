import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

export const languages = ['zh-CN', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

type Texts = Readonly<Record<string, string>>
export type Params = Readonly<Record<string, string | number>>
export type Say<Key extends string> = (key: Key, params?: Params) => string

/** The words of one room in all languages, each fetched when it is first needed. */
export interface Catalogue<Key extends string = string> {
  readonly name: string
  readonly load: Readonly<Record<Language, () => Promise<{ readonly labels: Texts }>>>
  /** Never there: it remembers the keys for the compiler. */
  readonly keys?: Key
}

export const catalogue = <Key extends string>(name: string, load: Catalogue['load']): Catalogue<Key> => ({ name, load })

/** Fills `{name}`; `{n|day|days}` gives the number and the form that goes with it. */
const fill = (sentence: string, params: Params = {}): string =>
  sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = params[name]
    if (value === undefined) return ''
    return one === undefined || many === undefined ? String(value) : `${value} ${Number(value) === 1 ? one : many}`
  })

export type Library = Readonly<Record<string, Texts>>

export const loadLibrary = async (catalogues: readonly Catalogue[], language: Language): Promise<Library> => {
  const loaded = await Promise.all(catalogues.map((one) => one.load[language]()))
  return Object.fromEntries(catalogues.map((one, at) => [one.name, loaded[at]?.labels ?? {}]))
}

interface Speaking {
  readonly language: Language
  readonly library: Library
  readonly setLanguage: (language: Language) => void
}
const SpeakingContext = createContext<Speaking | undefined>(undefined)

const storageKey = 'luzhi.language'

/** The language this browser chose before, or else prefers. */
export const preferredLanguage = (): Language => {
  const chosen = localStorage.getItem(storageKey)
  const known = languages.find((language) => language === chosen)
  if (known) return known
  if (/^zh-(hant|tw|hk|mo)/i.test(navigator.language)) return 'zh-Hant'
  return /^zh/i.test(navigator.language) ? 'zh-CN' : 'en'
}

export interface WordsProps {
  readonly catalogues: readonly Catalogue[]
  readonly first: { readonly language: Language; readonly library: Library }
  readonly children: ReactNode
}

export const Words = ({ catalogues, first, children }: WordsProps) => {
  const [spoken, setSpoken] = useState(first)
  const setLanguage = useCallback(
    (language: Language) => {
      void loadLibrary(catalogues, language).then((library) => {
        localStorage.setItem(storageKey, language)
        document.documentElement.lang = language
        setSpoken({ language, library })
      })
    },
    [catalogues],
  )
  const value = useMemo(() => ({ ...spoken, setLanguage }), [spoken, setLanguage])
  return <SpeakingContext.Provider value={value}>{children}</SpeakingContext.Provider>
}

export const useSpeaking = (): Speaking => {
  const speaking = useContext(SpeakingContext)
  if (!speaking) throw new Error('words are used outside <Words>')
  return speaking
}

/** The words of one catalogue in the present language; its keys are checked by the compiler. */
export const useWords = <Key extends string>(of: Catalogue<Key>): Say<Key> => {
  const { library } = useSpeaking()
  return useCallback((key, params) => fill(library[of.name]?.[key] ?? key, params), [library, of.name])
}

/** Looks a key up that is only known at run time; undefined where the catalogue has no such word. */
export const useLookUp = (): ((catalogueName: string, key: string, params?: Params) => string | undefined) => {
  const { library } = useSpeaking()
  return useCallback(
    (name, key, params) => {
      const sentence = library[name]?.[key]
      return sentence === undefined ? undefined : fill(sentence, params)
    },
    [library],
  )
}
