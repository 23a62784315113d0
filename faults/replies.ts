import { createServer, connect } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { benchKey } from '../fixtures/load-county.ts'
import { newSubmission, send, startClients } from './running/clients.ts'
import { withCounty } from './running/county.ts'
import type { Check } from './running/report.ts'

/** Between client and server: hands every request on, and of the answers drops a third with the connection, after the server has sent them. */
const lossy = async (port: number): Promise<{ url: string; dropped: () => number; close: () => void }> => {
  let dropped = 0
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    client.pipe(server)
    server.on('data', (piece) => {
      if (Math.random() < 1 / 3) {
        dropped++
        client.destroy()
        server.destroy()
      } else client.write(piece)
    })
    for (const socket of [client, server])
      socket.on('error', () => {}).on('close', () => (client.destroy(), server.destroy()))
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  const at = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${at}`, dropped: () => dropped, close: () => proxy.close() }
}

/** Fault 14: the answer to what was committed is lost; the client sends the same again until it is told. */
export const lostReplies = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, known, truth }) => {
    const between = await lossy(Number(new URL(server.url).port))
    const clients = startClients(between.url, county, known, 8)
    await sleep(8000)
    await clients.rest()
    between.close()
    check(`${between.dropped()} answers were lost on the way, each request sent again`, [
      ...(between.dropped() > 20 ? [] : ['too few were lost to prove anything']),
      ...clients.wrong,
      ...(await truth()),
    ])
  })

/** Faults 11 and 12: an outbox of a phone comes in ten times over, in any order, cut off in the middle, a month late. */
export const shuffledOutbox = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, withInstance, truth }) => {
    const clerk = county.tokens.clerk
    const created = Array.from({ length: 20 }, () => newSubmission(county))
    const acts = created.map(({ id }) => ({ id, actId: uuidv7() }))
    const sendCreate = (one: (typeof created)[number]) => send(server.url, '/api/v1/opinions', clerk, one)
    const sendAct = ({ id, actId }: (typeof acts)[number]) =>
      send(server.url, `/api/v1/opinions/${id}/actions/accept`, clerk, {
        actId,
        version: 1,
        input: { category: 'cat02' },
      })
    const everything = [...created.map((one) => () => sendCreate(one)), ...acts.map((one) => () => sendAct(one))]
    const tenfold = Array.from({ length: 10 }, () => everything).flat()
    for (let index = tenfold.length - 1; index > 0; index--) {
      const other = Math.floor(Math.random() * (index + 1))
      ;[tenfold[index], tenfold[other]] = [
        tenfold[other] as () => ReturnType<typeof send>,
        tenfold[index] as () => ReturnType<typeof send>,
      ]
    }
    const statuses = new Map<number, number>()
    const count = ({ status }: { readonly status: number }) => statuses.set(status, (statuses.get(status) ?? 0) + 1)
    for (let start = 0; start < tenfold.length; start += 16)
      for (const answer of await Promise.all(tenfold.slice(start, start + 16).map((one) => one()))) count(answer)
    // What came before its record was refused by name and is sent again, as an outbox does.
    for (const one of acts) count(await sendAct(one))
    const late = await send(server.url, '/api/v1/opinions', clerk, created[0])
    const found = await withInstance(({ db }) =>
      db.read(benchKey, (session) =>
        session.one(sql<{ rows: number; events: number; accepted: number }>`
          select (select count(*) from opinions.opinion where county = ${benchKey}) as rows,
            (select count(*) from audit.event where county = ${benchKey} and kind = 'opinion') as events,
            (select count(*) from opinions.opinion where county = ${benchKey} and version = 2) as accepted`),
      ),
    )
    const told = [...statuses].map(([status, times]) => `${times} × ${status}`).join(', ')
    check(`an outbox of 40 sent ten times over in any order: ${told}`, [
      ...(found?.rows === 20 && found.events === 40 && found.accepted === 20 ? [] : [JSON.stringify(found)]),
      ...[...statuses.keys()]
        .filter((status) => ![200, 201, 404, 409, 503].includes(status))
        .map((status) => `answered ${status}`),
      ...(late.status === 200 ? [] : [`a late copy was answered ${late.status}`]),
      ...(await truth()),
    ])
  })
