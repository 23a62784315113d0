import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { poolOf } from '#platform/db/db.ts'
import { newSubmission, send, startClients } from './running/clients.ts'
import { withCounty } from './county.ts'
import { shoot } from './load.ts'
import type { Check } from './report.ts'
import { killHard, untilReady } from './running/server.ts'

const backends = `select pid from pg_stat_activity where application_name = 'luzhi' and usename is not null and pid <> pg_backend_pid() order by random() limit 1`

/** Fault 3: single connections ended, then single processes of the database killed, under writing clients. */
export const lostConnections = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, known, asSuperuser, truth }) => {
    for (const how of ['ended', 'killed'] as const) {
      const clients = startClients(server.url, county, known, 8)
      let count = 0
      for (const end = performance.now() + 8000; performance.now() < end; await sleep(how === 'ended' ? 150 : 2500)) {
        const found = await asSuperuser<{ pid: number }>(backends).catch(() => [])
        const [victim] = found
        if (!victim) continue
        if (how === 'ended') await asSuperuser('select pg_terminate_backend($1)', [victim.pid]).catch(() => [])
        else killHard(victim.pid)
        count++
      }
      await untilReady(server)
      await clients.rest()
      check(`${count} connections of the database were ${how} under writing clients`, [
        ...(count > 0 ? [] : ['none was there']),
        ...clients.wrong,
        ...(await truth()),
      ])
    }
  })

/** Fault 20: the table that everybody needs is locked, until every connection is taken and waits. */
export const exhaustedPool = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, withInstance, truth }) => {
    const clerk = county.tokens.clerk
    const ask = () =>
      Math.random() < 0.5
        ? { path: '/api/v1/opinions', token: clerk, body: newSubmission(county) }
        : { path: '/api/v1/opinions?limit=20', token: clerk }
    const { shot, recovered } = await withInstance(async ({ config }) => {
      const pool = poolOf({ ...config, max: 1 }, null)
      const client = await pool.connect()
      await client.query('begin')
      await client.query('lock table opinions.opinion in access exclusive mode')
      const asking = shoot(server.url, ask, { perSecond: 100, seconds: 5 })
      await sleep(9000)
      await client.query('rollback')
      const begun = performance.now()
      while ((await send(server.url, '/api/v1/opinions?limit=1', clerk)).status !== 200) await sleep(50)
      const back = performance.now() - begun
      client.release()
      await pool.end()
      return { shot: await asking, recovered: back }
    })
    check(
      `every connection taken: of 500 requests ${shot.refused} were refused, ${shot.admitted.length} waited; back after ${(recovered / 1000).toFixed(1)} s`,
      [
        ...(shot.refused > 0 ? [] : ['nothing was refused']),
        ...(shot.unsaid > 0 ? [`${shot.unsaid} did not say when to come again`] : []),
        ...shot.wrong,
        ...(recovered <= 5000 ? [] : ['later than 5 s']),
        ...(Math.max(0, ...shot.admitted) < 30_000 ? [] : ['some hung for 30 s']),
      ],
    )
    // What those wrote is not in `known`: the rest of the truth must hold all the same.
    check('and nothing is half', await truth())
  })

/** Fault 27: two people merge two opinions into each other at the same moment, over and over. */
export const crossedWriters = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, truth }) => {
    const clerk = county.tokens.clerk
    const make = async (): Promise<{ id: string; version: number }> => {
      const submission = newSubmission(county)
      const made = (await send(server.url, '/api/v1/opinions', clerk, submission)).body as { version: number }
      const accepted = (
        await send(server.url, `/api/v1/opinions/${submission.id}/actions/accept`, clerk, {
          actId: uuidv7(),
          version: made.version,
          input: { category: 'cat02' },
        })
      ).body as { version: number }
      return { id: submission.id, version: accepted.version }
    }
    const merge = (from: { id: string; version: number }, into: string) =>
      send(server.url, `/api/v1/opinions/${from.id}/actions/merge`, clerk, {
        actId: uuidv7(),
        version: from.version,
        input: { into, reason: '同一件事' },
      })
    const statuses = new Map<number, number>()
    for (let round = 0; round < 25; round++) {
      const pairs = await Promise.all(Array.from({ length: 4 }, async () => [await make(), await make()] as const))
      const answers = await Promise.all(pairs.flatMap(([one, other]) => [merge(one, other.id), merge(other, one.id)]))
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')
    check(`a hundred pairs merged into each other at once: ${told}`, [
      ...((statuses.get(200) ?? 0) > 0 ? [] : ['none went through']),
      ...[...statuses.keys()]
        .filter((status) => status === 0 || (status >= 500 && status !== 503))
        .map((status) => `answered ${status}`),
      ...(await truth()),
    ])
  })
