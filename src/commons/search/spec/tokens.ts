/** A word of the index and where it stands. */
export interface Token {
  readonly word: string
  readonly at: number
}

const han = /^\p{Script=Han}$/u
/** A run of Chinese characters, a word or number of another script, or what stands between. */
const pieces = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\p{L}\p{M}\p{N}]+/gu

const longestWord = 100
/** PostgreSQL keeps positions up to here; what lies beyond is found by its words, not by their order. */
const lastPosition = 16_383

/**
 * The words of a text: every two neighbouring Chinese characters, and words and numbers of other scripts in small
 * letters. Every character, word and gap takes one place, so that a phrase has the same distances in a text and in a
 * question. A Chinese character that stands alone is no word.
 */
export const tokensOf = (text: string, start = 1): { readonly tokens: Token[]; readonly next: number } => {
  const tokens: Token[] = []
  let at = start
  for (const [piece] of text.normalize('NFKC').toLowerCase().matchAll(pieces)) {
    const characters = [...piece]
    if (characters[0] !== undefined && han.test(characters[0])) {
      characters
        .slice(1)
        .forEach((second, index) => tokens.push({ word: `${characters[index]}${second}`, at: at + index }))
      at += characters.length
    } else {
      if (/[\p{L}\p{N}]/u.test(piece)) tokens.push({ word: characters.slice(0, longestWord).join(''), at })
      at += 1
    }
  }
  return { tokens, next: at }
}

const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The fields of a record as the text of a PostgreSQL tsvector: `'老旧':1 '旧小':2`. No phrase runs from one field into the next. */
export const tsvOf = (fields: readonly (string | null | undefined)[]): string => {
  const places = new Map<string, number[]>()
  let start = 1
  for (const field of fields) {
    const { tokens, next } = tokensOf(field ?? '', start)
    for (const { word, at } of tokens) {
      const known = places.get(word)
      if (known) known.push(Math.min(at, lastPosition))
      else places.set(word, [Math.min(at, lastPosition)])
    }
    start = next + 2
  }
  return [...places].map(([word, at]) => `${quoted(word)}:${at.join(',')}`).join(' ')
}

const mostKeywords = 10

/** One keyword as a phrase: `'信号' <-> '号灯'`; null where it has no word. */
const phraseOf = (keyword: string): string | null => {
  const { tokens } = tokensOf(keyword)
  if (tokens.length === 0) return null
  return tokens
    .map(({ word, at }, index) => {
      const distance = at - (tokens[index - 1]?.at ?? at)
      return index === 0 ? quoted(word) : `${distance === 1 ? '<->' : `<${distance}>`} ${quoted(word)}`
    })
    .join(' ')
}

/** What to look for, as the text of a tsquery: all keywords, each as it stands. Null where nothing can be looked for (no word of two characters). */
export const tsqueryOf = (text: string): string | null => {
  const phrases = text
    .trim()
    .split(/\s+/u)
    .slice(0, mostKeywords)
    .flatMap((keyword) => phraseOf(keyword) ?? [])
  return phrases.length === 0
    ? null
    : phrases.map((phrase) => (phrase.includes(' ') ? `(${phrase})` : phrase)).join(' & ')
}
