import { uuidv7 } from 'uuidv7'
import { dayOf } from '#kernel/day.ts'
import { lastChecks } from '../data/checks.ts'
import type { DailyOptions } from '../data/daily-options.ts'
import { checkSeals } from './check-seals.ts'

/** The nightly check begins at two in the morning, China's time. */
const nightBegins = 2 * 3_600_000

/** Checks each county that nobody has checked since last night; what is amiss is shouted into the log. */
export const checkOfTonight = async ({ db, ports, counties, log, now }: DailyOptions): Promise<void> => {
  const night = dayOf(new Date(now().getTime() - nightBegins))
  for (const county of await counties()) {
    const [last] = await db.read(county, (session) => lastChecks(session, 1))
    if (last && dayOf(new Date(new Date(last.at).getTime() - nightBegins)) >= night) continue
    const found = await checkSeals({ db, ports, county, id: uuidv7(), by: null, now: now() })
    if (found && found.faults.length > 0)
      log.error({ county, faults: found.faults.length }, 'the sealed record does not agree: run luzhi verify')
  }
}
