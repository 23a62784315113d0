import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInstance } from '#apps/instance.ts'
import { sql } from '#platform/db/sql.ts'
import { freePort } from '#platform/embedded/connection.ts'
import { benchKey, makeCounty } from '../fixtures/load-county.ts'
import { newSubmission, send } from './running/clients.ts'
import type { Check } from './report.ts'
import { startServer, withPlace } from './running/server.ts'

/** What the operator reads: one line in two languages, no stack. */
const isOneSentence = (said: string): boolean => {
  const lines = said.trim().split('\n')
  return lines.length <= 2 && said.includes(' / ') && !/\n\s+at /.test(said)
}

/** The same request ten times at once makes one record, and a second server on the same data is refused. */
export const onePlace = (check: Check): Promise<void> =>
  withPlace(async ({ dataDir, start }) => {
    const server = await start()
    const instance = await openInstance({
      role: 'tool',
      say: () => {},
      env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined },
    })
    const county = await makeCounty(instance)
    const submission = newSubmission(county)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(server.url, '/api/v1/opinions', county.tokens.clerk, submission)),
    )
    const counts = await instance.db.read(benchKey, (session) =>
      session.one(sql<{ rows: number; events: number; tasks: number }>`
        select (select count(*) from opinions.opinion where county = ${benchKey}) as rows, (select count(*) from audit.event where county = ${benchKey}) as events,
          (select count(*) from tasks.task where county = ${benchKey}) as tasks`),
    )
    await instance.close()
    const statuses = answers.map(({ status }) => status).sort()
    const isFine =
      statuses.filter((status) => status === 201).length === 1 &&
      statuses.every((status) => status === 200 || status === 201)
    const bodies = new Set(answers.map(({ body }) => JSON.stringify(body)))
    check('the same create ten times at once makes one record', [
      ...(isFine ? [] : [`answers ${statuses.join(' ')}`]),
      ...(bodies.size === 1 ? [] : [`${bodies.size} different answers`]),
      ...(counts?.rows === 1 && counts.events === 1 && counts.tasks === 1 ? [] : [JSON.stringify(counts)]),
    ])

    const second = await startServer(dataDir, await freePort()).ended
    const alive = await send(server.url, '/readyz', county.tokens.clerk)
    check('a second server on the same data is refused in one sentence', [
      ...(second.code === 1 && isOneSentence(second.said) ? [] : [`exit ${second.code}: ${second.said}`]),
      ...(alive.status === 200 ? [] : [`the first one answers ${alive.status}`]),
    ])
  })

/** A port that another program has. */
export const takenPort = async (check: Check): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-faults-'))
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    const { code, said } = await startServer(join(folder, 'data'), port).ended
    check(
      'a taken port is refused in one sentence',
      code === 1 && said.includes(String(port)) && isOneSentence(said) ? [] : [`exit ${code}: ${said}`],
    )
  } finally {
    other.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
