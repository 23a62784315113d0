import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { sql } from '#platform/db/sql.ts'
import { benchKey } from '../fixtures/load-county.ts'
import { newSubmission, send } from './running/clients.ts'
import { withCounty } from './running/county.ts'
import type { Check } from './running/report.ts'
import { killHard, postmasterOf, startServer, withPlace } from './running/server.ts'

/** Every column, constraint, index and policy that there is, as one text. */
const schemaOf = async (dataDir: string): Promise<string> => {
  const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
  const instance = await openInstance({ role: 'tool', say: () => {}, env })
  try {
    const rows = await instance.db.read('*', (session) =>
      session.all(sql<{ line: string }>`
        select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns
          where table_schema not in ('pg_catalog', 'information_schema')
        union all select schemaname || ' ' || indexdef from pg_indexes where schemaname not in ('pg_catalog', 'information_schema')
        union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
          where connamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
        union all select schemaname || '.' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') from pg_policies
        order by 1`),
    )
    return rows.map(({ line }) => line).join('\n')
  } finally {
    await instance.close()
  }
}

/** Fault 21 with a real kill -9: server and database are killed ever later in the first start, on the same data, until one start gets through. */
export const interruptedMigration = (check: Check): Promise<void> =>
  withPlace(async ({ dataDir, port, start }) => {
    const whole = await withPlace(async (other) => {
      await other.start()
      return schemaOf(other.dataDir)
    })
    let kills = 0
    for (let after = 50; after <= 1500; after += 100) {
      const server = startServer(dataDir, port)
      for (const end = performance.now() + 30_000; performance.now() < end && postmasterOf(dataDir) === 0; )
        await sleep(10)
      await sleep(after)
      if (
        await fetch(`${server.url}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        )
      ) {
        server.kill('SIGTERM')
        await server.ended
        break
      }
      killHard(server.pid)
      if (kills % 2 === 0) killHard(postmasterOf(dataDir))
      await server.ended
      kills++
    }
    await start()
    const mended = await schemaOf(dataDir)
    check(`the first start was killed ${kills} times before it was ready, and the next one got through`, [
      ...(kills >= 3 ? [] : ['too few kills to prove anything']),
      ...(mended === whole ? [] : ['the schema is not that of an uninterrupted start']),
      ...(existsSync(dataDir) ? [] : ['the data directory is gone']),
    ])
  })

/** Events wait in the outbox when the server dies: what follows from them is done once by the next one. */
export const outboxCrash = (check: Check): Promise<void> =>
  withCounty(async ({ server: first, start, county, withInstance, truth }) => {
    let server = first
    let waited = 0
    for (let round = 0; round < 5; round++) {
      const sent = await Promise.all(
        Array.from({ length: 20 }, () =>
          send(server.url, '/api/v1/opinions', county.tokens.clerk, newSubmission(county)),
        ),
      )
      killHard(server.pid)
      await server.ended
      if (sent.some(({ status }) => status !== 201)) continue
      waited += await withInstance(({ db }) =>
        db.read(benchKey, async (session) =>
          Number(
            (await session.one(sql<{ n: number }>`select count(*) as n from audit.outbox where county = ${benchKey}`))
              ?.n ?? 0,
          ),
        ),
      )
      server = await start()
    }
    const faults = await truth()
    const once = await withInstance(({ db }) =>
      db.read(benchKey, (session) =>
        session.one(sql<{ events: number; leaves: number; docs: number; rows: number }>`
          select (select count(*) from audit.event where county = ${benchKey}) as events, (select count(*) from seal.leaf where county = ${benchKey}) as leaves,
            (select count(*) from search.doc where county = ${benchKey} and kind = 'opinion') as docs, (select count(*) from opinions.opinion where county = ${benchKey}) as rows`),
      ),
    )
    check(`the server died five times with ${waited} events in the outbox`, [
      ...(waited > 0 ? [] : ['none waited: nothing was proved']),
      ...(once && once.leaves === once.events && once.docs === once.rows ? [] : [JSON.stringify(once)]),
      ...faults,
    ])
  })
