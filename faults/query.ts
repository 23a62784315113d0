import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { asOwner } from '#platform/db/as-owner.ts'
import { makeCounty } from '../fixtures/load-county.ts'
import { quantile, shoot, type Shot } from './running/load.ts'
import type { Check } from './running/report.ts'
import { newSubmission } from './running/clients.ts'
import { withPlace } from './running/server.ts'

/** How many times as long writes may take beside it, 99 of a hundred (security.md, fault 28). */
const mostTimes = 2

/** Somebody at the database itself reads on and on in one statement: nothing ends it but its end, and its snapshot holds back vacuum. */
const endless = `select count(*) from generate_series(1, 1000000000) n, opinions.opinion o where md5(n::text || o.id::text) = ''`

/** Writes of staff beside a query of many minutes take no more than twice as long. */
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
      const ratio = (q ?? 0) / (p ?? 1)
      console.log(
        `     p99 of writes ${p?.toFixed(0)} ms without, ${q?.toFixed(0)} ms beside a query of ${lasted.toFixed(0)} s`,
      )
      check(`beside a query of ${minutes} minutes writes take ${ratio.toFixed(2)} times as long (p99)`, [
        ...(ratio <= mostTimes ? [] : [`more than ${mostTimes} times`]),
        ...(isOver ? [`the query was over before: ${ended}`] : []),
        ...(during.refused > 0 ? [`${during.refused} were refused`] : []),
        ...during.wrong,
      ])
    } finally {
      await instance.close()
    }
  })
