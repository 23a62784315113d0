import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { demoKey } from '#apps/demo/accounts.ts'
import { openInstance } from '#apps/instance.ts'
import { sql } from '#platform/db/sql.ts'
import { dataDir } from '../people.ts'

const env = { ...process.env, LUZHI_DATA: dataDir }

/** What the operator types after `npm run luzhi --`. */
export const operate = async (...args: readonly string[]): Promise<void> => {
  await promisify(execFile)(process.execPath, ['src/apps/cli/main.ts', ...args], { env })
}

/** How long the server goes by what it knows of a log-in. */
const remembered = 2000

/** As if ten minutes had passed since this person last showed who he is. */
export const tenMinutesLater = async (login: string): Promise<void> => {
  const { db, close } = await openInstance({ role: 'tool', say: () => {}, env })
  try {
    const aged = await db.write(demoKey, (session) =>
      session.one(sql<{ id: string }>`
        update login.token t set fresh_at = t.fresh_at - interval '10 minutes' from login.login l
        where t.county = ${session.county} and l.county = t.county and l.id = t.login and l.name = ${login} returning l.id`),
    )
    if (!aged) throw new Error(`${login} is not logged in`)
  } finally {
    await close()
  }
  await sleep(remembered)
}
