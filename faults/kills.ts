import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { makeCounty } from '../fixtures/load-county.ts'
import { type Known, startClients } from './running/clients.ts'
import type { Check } from './running/report.ts'
import { killHard, postmasterOf, untilReady, withPlace } from './running/server.ts'
import { untruths } from './running/truth.ts'

const targets = ['server', 'database', 'both'] as const

/** Milliseconds within which it must be ready again (security.md 2.2). */
const longestBack = 30_000

/** Kill -9 of server, database or both under 16 writing clients, over and over on the same data, each followed by a full check. */
export const kills = (rounds: number, check: Check): Promise<void> =>
  withPlace(async ({ dataDir, start }) => {
    let server = await start()
    const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
    const open = () => openInstance({ role: 'tool', say: () => {}, env })
    const first = await open()
    const county = await makeCounty(first)
    await first.close()
    const known = new Map<string, Known>()

    for (let round = 0; round < rounds; round++) {
      const target = targets[round % targets.length] ?? 'server'
      const clients = startClients(server.url, county, known)
      await sleep(randomInt(300, 1800))
      const before = clients.acknowledged()
      const postmaster = postmasterOf(dataDir)
      if (target !== 'database') killHard(server.pid)
      if (target !== 'server') killHard(postmaster)
      const begun = performance.now()
      if (target === 'database') await untilReady(server)
      else {
        await server.ended
        server = await start()
      }
      const back = performance.now() - begun
      await clients.rest()
      const instance = await open()
      const faults = [...clients.wrong, ...(await untruths(instance, known))]
      await instance.close()
      check(
        `kill -9 ${round + 1} (${target}): ${before} answers before it, back in ${(back / 1000).toFixed(1)} s, ${known.size} records in all`,
        [...(back <= longestBack ? [] : ['not ready within 30 s']), ...faults],
      )
    }

    const clients = startClients(server.url, county, known)
    await sleep(1000)
    const begun = performance.now()
    server.kill('SIGTERM')
    const { code, said } = await server.ended
    const lasted = performance.now() - begun
    server = await start()
    await clients.rest()
    const instance = await open()
    const faults = [...clients.wrong, ...(await untruths(instance, known))]
    await instance.close()
    check(`SIGTERM under load: ended with ${code} after ${(lasted / 1000).toFixed(1)} s`, [
      ...(code === 0 ? [] : [`exit ${code}: ${said.slice(-300)}`]),
      ...(lasted <= 10_000 ? [] : ['longer than 10 s']),
      ...faults,
    ])
  })
