export type Blanks = Readonly<Record<string, string | number>>

/** A sentence with its `{blanks}` filled; one that nobody filled stays and shows. */
export const filled = (text: string, blanks: Blanks = {}): string =>
  text.replace(/\{(\w+)\}/g, (blank, name: string) => String(blanks[name] ?? blank))

/** One sentence in two languages, for whoever stands at the machine. */
export const inBoth = (zh: string, en: string, blanks: Blanks = {}): string =>
  `${filled(zh, blanks)} / ${filled(en, blanks)}`
