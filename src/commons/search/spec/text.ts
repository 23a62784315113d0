/** A text as it is compared with others: what stands in its title says more about it than what stands in its body. */
export interface Text {
  readonly title: string
  readonly body: string
}

/** How many of so many texts hold a word: the rarer, the more it says that two texts share it. */
export interface Rarity {
  readonly texts: number
  readonly holding: (word: string) => number
}
