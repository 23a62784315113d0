import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { poolOf } from '#platform/db/db.ts'
import { newSubmission, send, startClients } from './running/clients.ts'
import { withCounty } from './running/county.ts'
import { shoot } from './running/load.ts'
import { type Check } from './running/report.ts'
import { killHard, postmasterOf, residentMegabytes, untilReady } from './running/server.ts'

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

const descriptors = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length

const rounds = 4
/** Of what the process held after the first round; that one fills caches and pools. */
const mostMore = { memory: 1.2, descriptors: 1.1 }
/** Milliseconds within which it must be back. */
const longestBack = 60_000

/** Invariant 10: whatever is broken over and over, the server is back in time each time and holds no more than after the first. */
export const backAgain = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, known, dataDir, withInstance, truth }) => {
    const ask = () =>
      Math.random() < 0.5
        ? { path: '/api/v1/opinions', token: county.tokens.clerk, body: newSubmission(county) }
        : { path: '/api/v1/opinions?limit=20', token: county.tokens.clerk }
    const lockedOut = () =>
      withInstance(async ({ config }) => {
        const pool = poolOf({ ...config, max: 1 }, null)
        try {
          const client = await pool.connect()
          await client.query('begin')
          await client.query('lock table opinions.opinion in access exclusive mode')
          await shoot(server.url, ask, { perSecond: 100, seconds: 3 })
          await client.query('rollback')
          client.release()
        } finally {
          await pool.end()
        }
      })
    const held: { memory: number; descriptors: number }[] = []
    let longest = 0
    const wrong: string[] = []
    for (let round = 0; round < rounds; round++) {
      const clients = startClients(server.url, county, known, 8)
      await sleep(1500)
      killHard(postmasterOf(dataDir))
      const begun = performance.now()
      await untilReady(server)
      longest = Math.max(longest, performance.now() - begun)
      await clients.rest()
      wrong.push(...clients.wrong)
      await lockedOut()
      await shoot(server.url, ask, { perSecond: 60, seconds: 5 })
      await sleep(12_000) // idle connections of the crowd are closed, what was left over is collected
      held.push({ memory: residentMegabytes(server.pid), descriptors: descriptors(server.pid) })
    }
    const [first, last] = [held[0] ?? { memory: 0, descriptors: 0 }, held.at(-1) ?? { memory: 0, descriptors: 0 }]
    const told = held
      .map(({ memory, descriptors: open }) => `${memory.toFixed(0)} MB and ${open} descriptors`)
      .join(', ')
    check(
      `the database killed and every connection taken, ${rounds} times: ${told}; back within ${(longest / 1000).toFixed(1)} s`,
      [
        ...(last.memory <= first.memory * mostMore.memory ? [] : ['the memory grew']),
        ...(last.descriptors <= first.descriptors * mostMore.descriptors ? [] : ['the descriptors grew']),
        ...(longest <= longestBack ? [] : ['too late']),
        ...wrong,
        ...(await truth()),
      ],
    )
  })
