import { setTimeout as pause } from 'node:timers/promises'
import { isNight } from '#kernel/day.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import { eachCounty } from '#platform/log/each-county.ts'
import type { Log } from '#platform/log/log.ts'
import { contentsOf } from '../data/pages.ts'
import { keepRound, lastRound, type Round } from '../data/scrubs.ts'

export interface ByNight {
  readonly db: Db
  readonly ports: Pick<Ports, 'blobs'>
  readonly counties: () => Promise<string[]>
  readonly log: Log
  readonly now: () => Date
  /** False once the server stops. */
  readonly goesOn: () => boolean
}

const aWeek = 7 * 24 * 3_600_000
/** A round that began late in one night is due again in the same night a week later. */
const slack = 6 * 3_600_000
const keepEvery = 50
const mostPause = 5000

const begun = (now: Date): Round => ({
  begunAt: now.toISOString(),
  after: '',
  contents: 0,
  changed: 0,
  gone: 0,
  endedAt: null,
})

/** The round that is under way, or a new one where a week has passed; null where none is due. */
const roundDue = (last: Round | undefined, now: Date): Round | null => {
  if (!last) return begun(now)
  if (last.endedAt === null) return last
  return now.getTime() - new Date(last.begunAt).getTime() >= aWeek - slack ? begun(now) : null
}

const scrubCounty = async ({ db, ports: { blobs }, log, now, goesOn }: ByNight, county: string): Promise<void> => {
  const due = roundDue(await db.read(county, lastRound), now())
  if (due === null) return
  let round = due
  const keep = (): Promise<unknown> => db.write(county, (session) => keepRound(session, round))
  try {
    for await (const { sha256, id } of contentsOf(db, county, round.after)) {
      if (!goesOn() || !isNight(now())) return
      const before = now().getTime()
      const what = await blobs.check(county, sha256)
      if (what !== 'whole') log.error({ county, file: id, what }, 'a file is damaged or gone: run luzhi files scrub')
      const { contents, changed, gone } = round
      round = {
        ...round,
        after: sha256,
        contents: contents + 1,
        changed: changed + Number(what === 'changed'),
        gone: gone + Number(what === 'gone'),
      }
      if (round.contents % keepEvery === 0) await keep()
      // Half of the disk at most: a backup may be running as well.
      await pause(Math.min(now().getTime() - before, mostPause))
    }
    round = { ...round, endedAt: now().toISOString() }
  } finally {
    await keep()
  }
}

/** Reads every content again, once a week and by night; what one night does not get through the next one goes on with. */
export const scrubByNight = async (options: ByNight): Promise<void> => {
  if (isNight(options.now()))
    await eachCounty(options, 'files were not read through tonight', (county) => scrubCounty(options, county))
}
