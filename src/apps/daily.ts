import { setTimeout as pause } from 'node:timers/promises'
import { checkOfTonight } from '#commons/seals/actions/check-of-tonight.ts'
import { rootsOfToday } from '#commons/seals/actions/roots-of-today.ts'
import type { DailyOptions } from '#commons/seals/data/daily-options.ts'

/** Between two looks whether a day or a night has come. */
const lookEvery = 60_000
/** Before the first look: whoever starts the server waits for its first page, not for a root. */
const firstAfter = 10_000

/** What is done once a day in each county: its root is signed and sent outside, its record is checked by night. */
export const startDaily = (options: DailyOptions): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const rest = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  const look = async (): Promise<void> => {
    try {
      await rootsOfToday(options)
      if (!stopping.signal.aborted) await checkOfTonight(options)
    } catch (error) {
      const { code = 'unknown' } = error as { readonly code?: string }
      options.log.warn({ code }, 'the roots of today wait for the next look')
    }
  }
  const loop = async (): Promise<void> => {
    await rest(firstAfter)
    while (!stopping.signal.aborted) {
      await look()
      await rest(lookEvery)
    }
  }
  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
