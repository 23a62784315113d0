import type { Rarity, Text } from '../spec/text.ts'
import { phrasesOf } from './phrases.ts'
import { scaled, type Weights, wordCounts } from './weights.ts'

/** Measured on labelled pairs: 1 to 3 are alike, 8 loses a tenth. */
const titleWeight = 2

/** A text as a direction in the space of its words (tf-idf, of length 1). */
export const directionOf = (text: Text, { texts, holding }: Rarity): Weights => {
  const weights: Weights = new Map()
  for (const [word, count] of wordCounts(text, titleWeight))
    weights.set(word, (1 + Math.log(count)) * Math.log((texts + 1) / (holding(word) + 0.5)))
  return scaled(weights)
}

const [pairsLookedAt, phrasesShown] = [12, 4]

const products = function* (one: Weights, other: Weights): Generator<[word: string, product: number]> {
  for (const [word, weight] of one) {
    const product = weight * (other.get(word) ?? 0)
    if (product > 0) yield [word, product]
  }
}

/** From 0, no word in common, to 1, the same words as often: the cosine of two directions. */
const likeness = (one: Weights, other: Weights): number => {
  let sum = 0
  for (const [, product] of products(one, other)) sum += product
  return sum
}

/** What both say, as it stands in the text, the most telling first. */
const commonWords = ({ title, body }: Text, own: Weights, other: Weights): readonly string[] => {
  const strong = [...products(own, other)].sort(([, one], [, two]) => two - one).slice(0, pairsLookedAt)
  return phrasesOf([title, body], new Map(strong), phrasesShown)
}

export interface Candidate {
  readonly record: string
  readonly text: Text
}

export interface Similar {
  readonly record: string
  /** From 0, no word in common, to 1, the same words as often. */
  readonly share: number
  /** What both say, the most telling first. */
  readonly words: readonly string[]
}

/** The likest take part in the question, at half their likeness: they say the same matter in other words (measured: a fortieth more of the pairs is found). */
const [asked, trust] = [2, 0.5]

/** The candidates that are most like a text, the likest first. */
export const likest = (
  text: Text,
  rarity: Rarity,
  candidates: readonly Candidate[],
  most: number,
): readonly Similar[] => {
  const own = directionOf(text, rarity)
  const known = candidates.map(({ record, text: other }) => {
    const direction = directionOf(other, rarity)
    return { record, direction, share: likeness(own, direction) }
  })
  const best = known.toSorted((one, other) => other.share - one.share).slice(0, asked)
  const withBest = (one: (typeof known)[number]): number =>
    best.reduce((sum, { direction, share }) => sum + trust * share * likeness(direction, one.direction), one.share)
  return known
    .map((one) => ({ ...one, rank: withBest(one) }))
    .sort((one, other) => other.rank - one.rank || (one.record < other.record ? -1 : 1))
    .slice(0, most)
    .map(({ record, direction, share }) => ({ record, share, words: commonWords(text, own, direction) }))
}

/** Where texts are few, a word of each is soon compared. */
const always = 100

/** The words of a text to look for others by: the most telling, none that stands in more than a twentieth of all texts. */
export const tellingWords = (own: Weights, { texts, holding }: Rarity, most: number): readonly [string, number][] =>
  [...own]
    .filter(([word]) => holding(word) <= Math.max(always, texts / 20))
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
