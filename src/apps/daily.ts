import { setTimeout as pause } from 'node:timers/promises'
import { checkOfTonight } from '#commons/seals/actions/check-of-tonight.ts'
import { rootsOfToday } from '#commons/seals/actions/roots-of-today.ts'
import type { DailyOptions } from '#commons/seals/data/daily-options.ts'
import { hasWhole, sealWhole } from '#platform/seal/whole.ts'

/** Between two looks whether a day or a night has come. */
const lookEvery = 60_000
/** Before the first look: whoever starts the server waits for its first page, not for a root. */
const firstAfter = 10_000

/** A county that was there before wholes were sealed, or that the first-run page made. */
const wholesNotSealed = async ({ db, ports, counties, now }: DailyOptions): Promise<void> => {
  for (const county of await counties())
    if (!(await db.read(county, hasWhole))) await sealWhole(db, county, ports.keepers, now())
}

/** What is done once a day in each county: its root is signed and sent outside, its record is checked by night. */
export const startDaily = (options: DailyOptions): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const rest = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  const look = async (): Promise<void> => {
    try {
      await wholesNotSealed(options)
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
