/** A header as compared: full-width letters as narrow ones, no blanks, no marks of what is required, nothing in brackets. */
export const plainHeader = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\([^()]*\)|[\s\u3000*:]/g, '')
    .toLowerCase()

interface Named {
  readonly key: string
  readonly names: Readonly<Record<'zh-CN' | 'en', string>>
  readonly synonyms?: readonly string[]
  readonly isRequired?: true
}

/** Header → key of the column that it means: by its names, and by what this county said of it before. */
export const meaningsOf = (
  columns: readonly Named[],
  remembered: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> =>
  new Map([
    ...columns.flatMap(({ key, names, synonyms = [] }) =>
      [...Object.values(names), ...synonyms].map((name): [string, string] => [plainHeader(name), key]),
    ),
    ...Object.entries(remembered).filter(([, key]) => columns.some((column) => column.key === key)),
  ])

interface TopRow {
  readonly number: number
  readonly cells: readonly string[]
}

export type Mapping = Readonly<Record<string, number>>

/** Columns by what their headers mean; of two with one meaning the first. */
export const mappingOf = (cells: readonly string[], meanings: ReadonlyMap<string, string>): Mapping => {
  const mapping: Record<string, number> = {}
  for (const [at, cell] of cells.entries()) {
    const key = meanings.get(plainHeader(cell))
    if (key !== undefined && mapping[key] === undefined) mapping[key] = at
  }
  return mapping
}

/** Which of the first rows holds the headers: the one that means most; titles stand above it. Falls back to the first row. */
export const headerRowOf = (top: readonly TopRow[], meanings: ReadonlyMap<string, string>): number => {
  let best = { number: top[0]?.number ?? 1, count: 0 }
  for (const { number, cells } of top) {
    const count = Object.keys(mappingOf(cells, meanings)).length
    if (count > best.count) best = { number, count }
  }
  return best.number
}

/** Keys of the required columns that have no place. */
export const missingOf = (columns: readonly Named[], mapping: Mapping): string[] =>
  columns.filter(({ key, isRequired }) => isRequired && mapping[key] === undefined).map(({ key }) => key)
