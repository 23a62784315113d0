import { listCounties } from '#commons/organs/data/counties.ts'
import type { Log } from '#platform/log/log.ts'
import { type Outbox, startOutbox } from '#platform/outbox/worker.ts'
import type { Instance } from './instance.ts'
import { reactions } from './reactions.ts'

/** Starts what works behind the requests, in this process. */
export const startWorker = ({ db }: Instance, log: Log): Outbox =>
  startOutbox({
    db,
    counties: async () => (await db.read('*', listCounties)).map(({ key }) => key),
    reactions,
    log,
  })
