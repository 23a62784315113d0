import type { Db } from '../db.ts'

interface Kept<T> {
  readonly at: number
  readonly value: Promise<T>
}

/**
 * Remembers, in this process, what is dear to compute and may be a little out of date: `secondsOf` tells for how long an answer is good.
 * At most `most` keys (which name the county) of each database; whoever asks while it is computed waits for the same answer. A failure is
 * not remembered. `now` is in milliseconds that only go forward.
 */
export const keptAWhile = <T>(secondsOf: (value: T) => number, most: number) => {
  const memories = new WeakMap<Db, Map<string, Kept<T>>>()
  const isGood = async ({ at, value }: Kept<T>, now: number): Promise<boolean> =>
    value.then(
      (known) => now - at < 1000 * secondsOf(known),
      () => false,
    )
  return async (db: Db, key: string, compute: () => Promise<T>, now = performance.now()): Promise<T> => {
    const memory = memories.get(db) ?? new Map<string, Kept<T>>()
    memories.set(db, memory)
    const known = memory.get(key)
    if (known && (await isGood(known, now))) return known.value
    const computing = { at: now, value: compute() }
    memory.delete(key)
    memory.set(key, computing)
    for (const oldest of memory.keys()) if (memory.size > most) memory.delete(oldest)
    return computing.value
  }
}
