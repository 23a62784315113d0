import { definitionParts, type Figure, type FigureWords } from '#kernel/figure.ts'

/** What a figure says of itself in these words. One that is missing shows its key, so that a reader of the page sees which. */
export const definitionOf = (figure: Figure, words: FigureWords) => {
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
