/** How much of something each holder has, and all of them together. */
export interface Held {
  /** Takes so much, or answers false where the holder or all would have more than their most. Whoever got it gives it back, once. */
  take(holder: string, amount: number): boolean
  giveBack(holder: string, amount: number): void
}

export const heldBy = ({ each, all }: { readonly each: number; readonly all: number }): Held => {
  const amounts = new Map<string, number>()
  let sum = 0
  return {
    take(holder, amount) {
      const own = (amounts.get(holder) ?? 0) + amount
      if (own > each || sum + amount > all) return false
      amounts.set(holder, own)
      sum += amount
      return true
    },
    giveBack(holder, amount) {
      const left = (amounts.get(holder) ?? 0) - amount
      if (left > 0) amounts.set(holder, left)
      else amounts.delete(holder)
      sum -= amount
    },
  }
}
