import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { asOwner } from '#platform/db/as-owner.ts'
import { makeCounty } from '../fixtures/load-county.ts'
import { quantile, shoot, type Shot } from './running/load.ts'
import type { Check } from './running/report.ts'
import { newSubmission } from './running/clients.ts'
import { withPlace } from './running/server.ts'

/** Milliseconds for a write beside it, 99 of a hundred (security.md, fault 28). */
const mostMilliseconds = 1000

/** Somebody at the database itself reads on and on in one statement: nothing ends it but its end, and its snapshot holds back vacuum. */
const endless = `select count(*) from generate_series(1, 1000000000) n, opinions.opinion o where md5(n::text || o.id::text) = ''`

/** Writes of staff beside a query of many minutes, which keeps one core for itself. */
export const longQuery = (minutes: number, check: Check): Promise<void> =>
  withPlace(async ({ dataDir, start }) => {
    const server = await start()
    const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
    const instance = await openInstance({ role: 'tool', say: () => {}, env })
    try {
      const county = await makeCounty(instance)
      const writes = (seconds: number): Promise<Shot> =>
        shoot(
          server.url,
          () => ({ path: '/api/v1/opinions', token: county.tokens.clerk, body: newSubmission(county) }),
          { perSecond: 10, seconds, warm: 3 },
        )
      await writes(10) // code that has run
      const before = await writes(30)
      let ended = 'it went on'
      const begun = performance.now()
      const reading = asOwner(instance.config, async (client) => {
        await client.query(`set statement_timeout = '${Math.round(minutes * 60 + 10)}s'`)
        return client.query(endless)
      }).catch((error: unknown) => {
        ended = String(error)
      })
      await sleep(1000)
      const during = await writes(minutes * 60)
      const isOver = ended !== 'it went on'
      await reading
      const lasted = (performance.now() - begun) / 1000
      const [p, q] = [before, during].map(({ admitted }) => quantile(admitted, 0.99))
      const times = ((q ?? 0) / (p ?? 1)).toFixed(1)
      check(
        `beside a query of ${lasted.toFixed(0)} s writes take ${q?.toFixed(0)} ms (p99, at most ${mostMilliseconds}), ${times} times as long as without`,
        [
          ...((q ?? Number.POSITIVE_INFINITY) <= mostMilliseconds ? [] : [`more than ${mostMilliseconds} ms`]),
          ...(isOver ? [`the query was over before: ${ended}`] : []),
          ...(during.refused > 0 ? [`${during.refused} were refused`] : []),
          ...during.wrong,
        ],
      )
    } finally {
      await instance.close()
    }
  })
