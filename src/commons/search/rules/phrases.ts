import { tokensOf } from '../spec/tokens.ts'

/** Whether a pair of characters goes on where the one before ended: 信号, 号灯. */
const goesOn = (word: string, before: string): boolean =>
  [...word][0] === [...before].at(-1) && [...before].length === 2

/** A number says nothing to whoever reads it alone. */
const isNumber = (word: string): boolean => /^\d+$/.test(word)

/**
 * Words of the index as somebody reads them: pairs of characters that overlap in the text are one phrase (信号, 号灯 → 信号灯). The
 * strongest first, none that stands within another, `most` at most.
 */
export const phrasesOf = (
  texts: readonly string[],
  strengths: ReadonlyMap<string, number>,
  most: number,
): readonly string[] => {
  const phrases = new Map<string, number>()
  for (const text of texts) {
    let [phrase, last, end, strength] = ['', '', -1, 0]
    const keep = (): void => void (phrase && phrases.set(phrase, Math.max(strength, phrases.get(phrase) ?? 0)))
    for (const { word, at } of tokensOf(text).tokens) {
      const own = isNumber(word) ? undefined : strengths.get(word)
      if (own === undefined) continue
      if (at === end + 1 && goesOn(word, last)) {
        phrase += [...word].slice(1).join('')
        strength += own
      } else {
        keep()
        phrase = word
        strength = own
      }
      ;[last, end] = [word, at]
    }
    keep()
  }
  const sorted = [...phrases].sort(([, one], [, other]) => other - one).map(([phrase]) => phrase)
  return sorted.filter((phrase) => !sorted.some((other) => other !== phrase && other.includes(phrase))).slice(0, most)
}
