import { setTimeout as pause } from 'node:timers/promises'
import { checkOfTonight } from '#commons/seals/actions/check-of-tonight.ts'
import { rootsOfToday } from '#commons/seals/actions/roots-of-today.ts'
import type { DailyOptions } from '#commons/seals/data/daily-options.ts'
import { eachCounty } from '#platform/log/each-county.ts'
import { hasWhole, sealWhole } from '#platform/seal/whole.ts'

/** Between two looks whether a day or a night has come. */
const lookEvery = 60_000
/** Before the first look: whoever starts the server waits for its first page, not for a root. */
const firstAfter = 10_000

/** A county that was there before wholes were sealed, or that the first-run page made. */
const wholesNotSealed = (options: DailyOptions): Promise<void> =>
  eachCounty(options, 'what came as a whole is not sealed yet, tried again', async (county) => {
    const { db, ports, now } = options
    if (!(await db.read(county, hasWhole))) await sealWhole(db, county, ports.keepers, now())
  })

/** What is done once a day in each county: its root is signed and sent outside, its record is checked by night. */
export const startDaily = (options: DailyOptions): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const brokenOff = new Map<string, string>()
  const rest = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  const loop = async (): Promise<void> => {
    await rest(firstAfter)
    while (!stopping.signal.aborted) {
      await wholesNotSealed(options)
      await rootsOfToday(options)
      if (!stopping.signal.aborted) await checkOfTonight(options, brokenOff)
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
