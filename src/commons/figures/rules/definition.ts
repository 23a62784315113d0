import { definitionParts, type Figure, type FigureWords } from '#kernel/figure.ts'

/** The figure's words for a reader; traditional characters are made from zh-CN by the screen. */
export const wordsOf = (figure: Figure, language: string): FigureWords =>
  figure.words[language === 'en' ? 'en' : 'zh-CN']

/** What a figure says of itself. A word that is missing shows its key, so that a reader of the page sees which. */
export const definitionOf = (figure: Figure, language: string) => {
  const words = wordsOf(figure, language)
  const word = (key: string): string => words[key] ?? key
  const [name, unit, means, datedBy, dedup, excludes] = definitionParts.map((part) =>
    word(`figure.${figure.code}.${part}`),
  )
  return {
    code: figure.code,
    name: name ?? '',
    unit: unit ?? '',
    means: means ?? '',
    datedBy: datedBy ?? '',
    dedup: dedup ?? '',
    excludes: excludes ?? '',
    dimensions: figure.dimensions.map(({ code }) => ({ code, name: word(`by.${code}`) })),
  }
}
