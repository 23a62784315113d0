/** How many requests there may be in so many seconds from one place, and by one log-in wherever it is used. */
export interface Rates {
  readonly seconds: number
  readonly perPlace: number
  readonly perActor: number
}

/** Behind the one address of an office sit many people; a person's screens ask a few dozen times in ten seconds at the most. */
export const usualRates: Rates = { seconds: 10, perPlace: 2000, perActor: 400 }

/** Keys are forgotten with their window; whoever comes when there are so many shares one count with the others. */
const mostKeys = 100_000

/** Counts in fixed windows: one number a key. Answers 0, or the seconds until the next window when there were too many. */
export const counter = (seconds: number): ((now: number, key: string, most: number) => number) => {
  const counts = new Map<string, number>()
  let window = -1
  return (now, key, most) => {
    const current = Math.floor(now / (seconds * 1000))
    if (current !== window) {
      window = current
      counts.clear()
    }
    const kept = counts.size < mostKeys || counts.has(key) ? key : 'others'
    const count = (counts.get(kept) ?? 0) + 1
    counts.set(kept, count)
    return count <= most ? 0 : Math.max(1, Math.ceil(((current + 1) * seconds * 1000 - now) / 1000))
  }
}
