import { publicViewer } from '#commons/access/data/viewer.ts'
import { dayOf } from '#kernel/day.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log/log.ts'
import { runRetention } from '#platform/retention/retention.ts'
import { retention } from './house.ts'

interface Keeping {
  readonly db: Db
  readonly ports: Ports
  readonly counties: () => Promise<string[]>
  readonly log: Log
  readonly now: () => Date
}

const anHour = 3_600_000

/** What has been kept long enough goes, once a day: an hour after the start for the first time. */
export const startKeepingTime = ({ db, ports, counties, log, now }: Keeping): { stop(): Promise<void> } => {
  let last = ''
  const round = async (): Promise<void> => {
    const at = now()
    if (dayOf(at) === last) return
    try {
      for (const county of await counties())
        await runRetention({ county, viewer: publicViewer(county), db, ports, now: at, language: 'zh-CN' }, retention)
      last = dayOf(at)
    } catch (error) {
      const { code = 'unknown' } = error as { readonly code?: string }
      log.warn({ code }, 'what has been kept long enough is still there')
    }
  }
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(round)
  }, anHour)
  return {
    stop() {
      clearInterval(timer)
      return running
    },
  }
}
