import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { sql } from '#platform/db/sql.ts'
import { freePort } from '#platform/embedded/connection.ts'
import { benchKey, makeCounty } from '../fixtures/load-county.ts'
import { withCounty } from './running/county.ts'
import { newSubmission, send } from './running/clients.ts'
import type { Check } from './running/report.ts'
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

const guesses = 10_000
const perSource = 10

/** Threat 6: ten thousand guesses of a spoken code from a thousand sources, and a thousand from one; whoever has the code gets in. */
export const guessedCodes = (check: Check): Promise<void> =>
  withCounty(
    async ({ server, county }) => {
      const lookUp = async (code: string, fact: string, source: string) => {
        const answer = await fetch(`${server.url}/api/public/v1/lookups`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': source },
          body: JSON.stringify({ code, fact }),
        })
        return { status: answer.status, text: await answer.text() }
      }
      const receipts: string[] = []
      for (let nth = 0; nth < 20; nth++) {
        const { body } = await send(server.url, '/api/v1/opinions', county.tokens.clerk, {
          ...newSubmission(county),
          authorPhone: '13800001234',
        })
        receipts.push((body as { receipt: { code: string } }).receipt.code)
      }
      const counts = new Map<number, number>()
      const digits = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0')
      let next = 0
      const guesser = async (): Promise<void> => {
        for (let nth = next++; nth < guesses; nth = next++) {
          const place = Math.floor(nth / perSource)
          const { status } = await lookUp(digits(8), digits(4), `10.${place >> 8}.${place & 255}.1`)
          counts.set(status, (counts.get(status) ?? 0) + 1)
          if (status === 503) await sleep(200)
        }
      }
      await Promise.all(Array.from({ length: 16 }, guesser))
      const fromOne = await Promise.all(Array.from({ length: 200 }, () => lookUp(digits(8), digits(4), '10.77.0.1')))
      const looked = fromOne.filter(({ status }) => status === 404).length
      const owner = await lookUp(receipts[0] ?? '', '1234', '10.78.0.1')
      const told = [...counts].map(([status, count]) => `${count} × ${status}`).join(', ')
      check(
        `ten thousand guesses of a code: ${told}; of 200 from one source ${looked} were looked at; its owner: ${owner.status}`,
        [
          ...[...counts.keys()]
            .filter((status) => ![404, 429, 503].includes(status))
            .map((status) => `a guess was answered ${status}`),
          ...(looked <= perSource ? [] : ['one source may guess on']),
          ...(owner.status === 200 ? [] : [`its owner was answered ${owner.status} ${owner.text.slice(0, 200)}`]),
        ],
      )
    },
    { env: { LUZHI_PROXY: '1' } },
  )
