import { background } from '#commons/imports/actions/background.ts'
import { letGoLoose } from '#commons/files/actions/let-go-loose.ts'
import { keepSum } from '#commons/files/data/use.ts'
import { removeErased } from '#commons/files/actions/remove-erased.ts'
import { scrubByNight } from '#commons/files/actions/scrub-by-night.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Log } from '#platform/log/log.ts'
import type { Db } from '#platform/db/db.ts'
import { listenForKeys } from '#platform/custody/field-keys.ts'
import { eachCounty } from '#platform/log/each-county.ts'
import { sealWaiting } from '#platform/seal/sealing.ts'
import { startDaily } from './daily.ts'
import { everyHour, startKeepingTime, whileBelieved } from './keeping-time.ts'
import { startOutbox } from '#platform/outbox/worker.ts'
import { importKinds } from '../house.ts'
import type { Way } from '#commons/seals/data/way.ts'
import type { Instance } from '../instance.ts'
import { reactions } from '../reactions.ts'

/** What works behind the requests, in this process. */
export interface Worker {
  stop(): Promise<void>
}

/** Once after an upgrade: nothing waits later. */
const sealAllWaiting = (db: Db, counties: () => Promise<string[]>, log: Log, goesOn: () => boolean): Promise<void> =>
  eachCounty({ counties, log }, 'events from before there were seals wait for the next start', (county) =>
    sealWaiting(db, county, goesOn),
  )

const tenMinutes = 600_000

/** Files that no record took are let go, and contents of erased ones removed, looked for once an hour. */
const lettingGo = (
  db: Db,
  ports: Ports,
  counties: () => Promise<string[]>,
  log: Log,
  believing: ReturnType<typeof whileBelieved>,
): { stop(): Promise<void> } =>
  everyHour((goesOn) =>
    believing(() =>
      eachCounty({ counties, log }, 'files that nothing took, or that were erased, are still kept', async (county) => {
        await removeErased(db, ports, county, goesOn)
        await letGoLoose(db, ports.blobs, county, new Date(), goesOn)
        // What is on its way now bears an instant from before: the sum leaves the last minutes to be added up.
        await db.write(county, (session) => keepSum(session, new Date(Date.now() - tenMinutes)))
      }),
    ),
  )

export const startWorker = ({ db, keys }: Instance, ports: Ports, log: Log, ways: readonly Way[]): Worker => {
  const counties = async () => (await db.read('*', listCounties)).map(({ key }) => key)
  const imports = background({ db, ports, kinds: importKinds, counties, log, now: () => new Date() })
  const outbox = startOutbox({ db, counties, reactions: [...reactions, imports.heard], log })
  imports.start()
  const believing = whileBelieved({ db, counties, log, now: () => new Date() })
  const loose = lettingGo(db, ports, counties, log, believing)
  const keeping = startKeepingTime({ db, ports, counties, log, now: () => new Date() }, believing)
  let isStopping = false
  const scrubbing = everyHour((goesOn) => scrubByNight({ db, ports, counties, log, now: () => new Date(), goesOn }))
  const listening = listenForKeys(db, keys, () => log.warn({}, 'not heard whether there is a new key'))
  const daily = startDaily({ db, ports, counties, ways, log, now: () => new Date() })
  const seals = sealAllWaiting(db, counties, log, () => !isStopping)
  return {
    async stop() {
      isStopping = true
      listening.stop()
      await Promise.all([
        imports.stop(),
        outbox.stop(),
        loose.stop(),
        daily.stop(),
        keeping.stop(),
        scrubbing.stop(),
        seals,
      ])
    },
  }
}
