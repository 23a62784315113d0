/** How the keys of a dimension are called. */
export type KeyNames =
  /** Codes of divisions: their short names. */
  | 'division'
  /** The key is its own name: a month `2026-11`, a year. */
  | 'itself'
  /** `{prefix}.{key}` in the figure's words. */
  | { readonly prefix: string }
  /** `{ code, name }` entries of a list in a room's settings. */
  | { readonly room: string; readonly setting: string }

/** One way to break a figure down. Its name stands in the figure's words under `by.{code}`. */
export interface Dimension {
  readonly code: string
  /** Column or expression over the counted rows (aliased `r`) that gives the key; text or null. */
  readonly key: string
  readonly names: KeyNames
}

/** What every figure says of itself, under `figure.{code}.…` in its words. */
export const definitionParts = ['name', 'unit', 'means', 'datedBy', 'dedup', 'excludes'] as const

export type FigureWords = Readonly<Record<string, string>>

/**
 * A figure is declared once; value, breakdown and the list of records come from this same definition (house.md §3).
 * `rows` is SQL text of the counted records, one row a record, with parameters $1 county, $2 from, $3 to (both days
 * included) and $4 township codes (text[]) or null for the whole county; its columns are `id, on, number, title, place,
 * organ, note` and those that the dimensions name. It is written by the room, never from outside.
 */
export interface Figure {
  readonly code: string
  /** Kind of the counted record, for links. */
  readonly kind: string
  readonly rows: string
  readonly dimensions: readonly Dimension[]
  /** Words of the room that declares it. */
  readonly words: { readonly 'zh-CN': FigureWords; readonly en: FigureWords }
}

export const figure = (value: Figure): Figure => value
