import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { startClients } from '../faults/running/clients.ts'
import { withPlace } from '../faults/running/server.ts'
import { makeCounty } from '../fixtures/load-county.ts'
import { sharedMemory } from './memory.ts'

export interface OwnResult {
  /** Creates and acts answered in a second, each with its event, tasks and outbox. */
  readonly actionsPerSecond: number
  /** Megabytes of server and database at rest (PSS: shared pages counted once). */
  readonly idleMegabytes: number | null
  readonly faults: readonly string[]
}

/** Sixteen clients see opinions through from the citizen's hand to the answer, on a fresh embedded instance of our own. */
export const ownBenchmark = (seconds: number, clientCount = 16): Promise<OwnResult> =>
  withPlace(async ({ dataDir, start }) => {
    const server = await start()
    const instance = await openInstance({
      role: 'tool',
      say: () => {},
      env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined },
    })
    const county = await makeCounty(instance)
    await instance.close()
    await sleep(3000)
    const idleMegabytes = sharedMemory(server.pid)
    const clients = startClients(server.url, county, new Map(), clientCount)
    await sleep(2000)
    const before = clients.acknowledged()
    const begun = performance.now()
    await sleep(seconds * 1000)
    const actionsPerSecond = (clients.acknowledged() - before) / ((performance.now() - begun) / 1000)
    await clients.rest()
    return { actionsPerSecond, idleMegabytes, faults: clients.wrong }
  })
