import type { Calendar } from '#kernel/day.ts'

const freshFor = 60_000
const retryAfter = 1_000

/**
 * Keeps a calendar in memory and loads it again after a minute, so that a server sees what the command line imported. Meanwhile the
 * one at hand is answered: whoever asks may hold a connection that the load would wait for. A load that fails is not kept. `now`
 * gives milliseconds that only go forward.
 */
export const calendarCache = (load: () => Promise<Calendar>, now: () => number): (() => Promise<Calendar>) => {
  let held: Promise<Calendar> | undefined
  let loadedAt = 0

  const begin = (): Promise<Calendar> => {
    const before = held
    const mine = load()
    loadedAt = now()
    mine.then(
      () => {
        held = mine
      },
      () => {
        held = before
        loadedAt = now() - freshFor + retryAfter
      },
    )
    return mine
  }
  return () => {
    if (held === undefined) {
      held = begin()
      return held
    }
    if (now() - loadedAt >= freshFor) void begin().catch(() => {})
    return held
  }
}
