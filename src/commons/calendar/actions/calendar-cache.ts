import type { Calendar } from '#kernel/day.ts'

/**
 * Keeps a calendar in memory and loads it again after a minute, so that a server sees what the command line imported.
 * A load that fails is not kept. `now` gives milliseconds that only go forward.
 */
export const calendarCache = (load: () => Promise<Calendar>, now: () => number): (() => Promise<Calendar>) => {
  let held: { calendar: Promise<Calendar>; until: number } | undefined
  return () => {
    if (held && now() < held.until) return held.calendar
    const mine = { calendar: load(), until: now() + 60_000 }
    mine.calendar.catch(() => {
      if (held === mine) held = undefined
    })
    held = mine
    return mine.calendar
  }
}
