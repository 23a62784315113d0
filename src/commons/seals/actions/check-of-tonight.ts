import { uuidv7 } from 'uuidv7'
import { addDays, dayOf, isNight, nightBegins } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { eachCounty } from '#platform/log/each-county.ts'
import { rootOfDay } from '#platform/seal/days.ts'
import type { Check } from '../spec/contract.ts'
import { lastChecks } from '../data/checks.ts'
import type { DailyOptions } from '../data/daily-options.ts'
import { checkSeals } from './check-seals.ts'

/** A machine that is switched off at night is checked by day, once it has missed two nights. */
const hasMissedNights = async (session: Session, last: Check | undefined, now: Date): Promise<boolean> => {
  const before = addDays(dayOf(now), -2)
  return (last === undefined || dayOf(new Date(last.at)) <= before) && (await rootOfDay(session, before)) !== null
}

const isDue = async ({ db, now }: DailyOptions, county: string, night: string): Promise<boolean> =>
  db.read(county, async (session) => {
    const [last] = await lastChecks(session, 1)
    if (!isNight(now())) return hasMissedNights(session, last, now())
    return !last || dayOf(new Date(new Date(last.at).getTime() - nightBegins)) < night
  })

/**
 * Checks each county that nobody has checked since last night; what is amiss is shouted into the log. One that breaks off is not begun
 * again the same night: it goes over everything, and would do so every minute. `brokenOff` keeps the night by county.
 */
export const checkOfTonight = (
  options: DailyOptions,
  brokenOff: Map<string, string> = new Map<string, string>(),
): Promise<void> =>
  eachCounty(options, 'the check of tonight broke off, tried again tomorrow night', async (county) => {
    const { db, ports, log, now } = options
    const night = dayOf(new Date(now().getTime() - nightBegins))
    if (brokenOff.get(county) === night || !(await isDue(options, county, night))) return
    brokenOff.set(county, night)
    const found = await checkSeals({ db, ports, county, id: uuidv7(), by: null, now: now() })
    brokenOff.delete(county)
    if (found && found.faults.length > 0)
      log.error({ county, faults: found.faults.length }, 'the sealed record does not agree: run luzhi verify')
  })
