import { background } from '#commons/imports/actions/background.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { startOutbox } from '#platform/outbox/worker.ts'
import { importKinds } from './house.ts'
import type { Instance } from './instance.ts'
import { reactions } from './reactions.ts'

/** What works behind the requests, in this process. */
export interface Worker {
  stop(): Promise<void>
}

export const startWorker = ({ db }: Instance, ports: Ports, log: Log): Worker => {
  const counties = async () => (await db.read('*', listCounties)).map(({ key }) => key)
  const imports = background({ db, ports, kinds: importKinds, counties, log, now: () => new Date() })
  const outbox = startOutbox({ db, counties, reactions: [...reactions, imports.heard], log })
  imports.start()
  return {
    async stop() {
      await Promise.all([imports.stop(), outbox.stop()])
    },
  }
}
