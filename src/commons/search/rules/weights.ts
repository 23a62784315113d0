import type { Text } from '../spec/text.ts'
import { tokensOf } from '../spec/tokens.ts'

export type Weights = Map<string, number>

/** Characters that every text has and no matter: pairs with one of them say nothing (measured: without them a twentieth more of the pairs is found). */
const empty = new Set(
  '的了是在和与及或把被对从到让给就都也还又很着过吗呢吧啊我你他她它们这那哪此该之其等请您好有没不为将已来因所以而但如果并只更最能会可要想么什怎个',
)

const saysSomething = (word: string): boolean => ![...word].some((character) => empty.has(character))

/** How often each word that says something stands in a text, each time in its title counted `titleWeight` times. */
export const wordCounts = ({ title, body }: Text, titleWeight: number): Weights => {
  const counts: Weights = new Map()
  const add = (text: string, times: number): void => {
    for (const { word } of tokensOf(text).tokens)
      if (saysSomething(word)) counts.set(word, (counts.get(word) ?? 0) + times)
  }
  add(body, 1)
  add(title, titleWeight)
  return counts
}

/** Brings weights to length 1, in place. */
export const scaled = (weights: Weights): Weights => {
  let squares = 0
  for (const weight of weights.values()) squares += weight * weight
  const length = Math.sqrt(squares)
  if (length > 0) for (const [word, weight] of weights) weights.set(word, weight / length)
  return weights
}
