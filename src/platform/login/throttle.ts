/**
 * Sliding windows of failed tries, in memory. Keys hold the source's address, so that a stranger who tries a victim's name
 * slows himself and never the victim. A try counts from its start, so that many at once do not slip through.
 */
export interface Throttle {
  /** Counts a try, or says that there have been too many; `seconds` until the next may be made. */
  start(now: number, keys: readonly Limit[]): { readonly ok: true } | { readonly ok: false; readonly seconds: number }
  /** The try that was started last with these keys did not fail: it does not count. */
  forget(keys: readonly Limit[]): void
}

export interface Limit {
  readonly key: string
  readonly most: number
}

const manyKeys = 20_000
/** Keys are gone over so often at most: strangers choose some of them, and each of their requests would pay for all. */
const sweepEvery = 60_000

export const throttle = (window: number): Throttle => {
  const tries = new Map<string, number[]>()
  let sweptAt = Number.NEGATIVE_INFINITY

  const recent = (key: string, now: number): number[] => {
    const all = tries.get(key)
    if (!all) return []
    const kept = all.filter((at) => at > now - window && at <= now)
    if (kept.length === 0) tries.delete(key)
    else tries.set(key, kept)
    return kept
  }

  return {
    start(now, limits) {
      if (tries.size > manyKeys && now - sweptAt >= sweepEvery) {
        sweptAt = now
        for (const key of tries.keys()) recent(key, now)
      }
      for (const { key, most } of limits) {
        const past = recent(key, now)
        const oldest = past.at(-most)
        if (oldest !== undefined) return { ok: false, seconds: Math.max(1, Math.ceil((oldest + window - now) / 1000)) }
      }
      for (const { key } of limits) tries.set(key, [...recent(key, now), now])
      return { ok: true }
    },
    forget(limits) {
      for (const { key } of limits) {
        const rest = tries.get(key)?.slice(0, -1) ?? []
        if (rest.length === 0) tries.delete(key)
        else tries.set(key, rest)
      }
    },
  }
}
