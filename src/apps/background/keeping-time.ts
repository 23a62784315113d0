import { publicViewer } from '#commons/access/data/viewer.ts'
import { dayOf } from '#kernel/day.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log/log.ts'
import { eachCounty } from '#platform/log/each-county.ts'
import { believedClock, latestOf, witnessOf } from '#platform/retention/clock.ts'
import { runRetention } from '#platform/retention/retention.ts'
import { retention } from '../house.ts'

interface Keeping {
  readonly db: Db
  readonly ports: Ports
  readonly counties: () => Promise<string[]>
  readonly log: Log
  readonly now: () => Date
}

/** One look at every county that has not been done today; `done` keeps the day of each. A county where a rule failed is looked at again. */
export const keepTime = (
  keeping: Keeping,
  done: Map<string, string>,
  goesOn: () => boolean = () => true,
): Promise<void> =>
  eachCounty(keeping, 'what has been kept long enough is still there', async (county) => {
    const { db, ports, log } = keeping
    const at = keeping.now()
    if (!goesOn() || done.get(county) === dayOf(at)) return
    const context = { county, viewer: publicViewer(county), db, ports, now: at, language: 'zh-CN' } as const
    const ran = await runRetention(context, retention, { goesOn })
    for (const { kind, failed: code, left } of ran)
      if (code !== null || left.length > 0)
        log.warn(
          { county, kind, code: code ?? 'left', left: left.length },
          'what has been kept long enough is still there',
        )
    if (goesOn() && ran.every(({ failed }) => failed === null)) done.set(county, dayOf(at))
  })

const anHour = 3_600_000

/** Goes round once an hour, the first time after an hour, one round after the other; stopping waits for the page under way, not for the round. */
export const everyHour = (round: (goesOn: () => boolean) => Promise<void>): { stop(): Promise<void> } => {
  let running = Promise.resolve()
  let isStopping = false
  const timer = setInterval(() => {
    running = running.then(() => round(() => !isStopping))
  }, anHour)
  return {
    stop() {
      isStopping = true
      clearInterval(timer)
      return running
    },
  }
}

/** Lets a round through while the clock can be believed; else says so and leaves everything where it is. */
export const whileBelieved = ({ db, counties, log, now }: Omit<Keeping, 'ports'>) => {
  const look = () => ({ wall: now().getTime(), steady: performance.now() })
  const doubtOf = believedClock(look())
  return async (round: () => Promise<void>): Promise<void> => {
    const known = await counties().catch(() => [])
    const told = await Promise.allSettled(known.map((county) => db.read(county, witnessOf)))
    const witnesses = told.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const doubt = doubtOf(look(), latestOf(witnesses))
    if (doubt === null) return round()
    log.warn({ doubt }, 'nothing is let go by this clock until it is believed again')
  }
}

/** What has been kept long enough goes, once a day: an hour after the start for the first time. */
export const startKeepingTime = (
  keeping: Keeping,
  believing: ReturnType<typeof whileBelieved>,
): { stop(): Promise<void> } => {
  const done = new Map<string, string>()
  return everyHour((goesOn) => believing(() => keepTime(keeping, done, goesOn)))
}
