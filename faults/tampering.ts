import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { benchKey } from '../fixtures/load-county.ts'
import { startClients } from './running/clients.ts'
import { withCounty } from './running/county.ts'
import type { Check } from './running/report.ts'

const cli = join(import.meta.dirname, '../src/apps/cli/main.ts')

interface Said {
  readonly status: number | null
  readonly text: string
}

/** The operator's own command, in a process of its own. */
const verify = (dataDir: string, ...more: readonly string[]): Said => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, cli, 'verify', '--county', benchKey, '--json', ...more],
    { encoding: 'utf8', env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: '' }, maxBuffer: 1e8 },
  )
  return { status, text: stdout + stderr }
}

/** What somebody with the database's password does, what undoes it, and what the verifier must name. */
const deeds: readonly { readonly what: string; readonly change: string; readonly named: RegExp }[] = [
  {
    what: 'the words of a record',
    change: `update opinions.opinion set body = '改过了' where county = $1 and id = (select id from opinions.opinion where county = $1 order by id limit 1)`,
    named: /row-changed/,
  },
  {
    what: 'a record taken away',
    change: `delete from opinions.opinion where county = $1 and id = (select id from opinions.opinion where county = $1 order by id limit 1)`,
    named: /row-gone/,
  },
  {
    what: 'who did it',
    change: `update audit.event set at = at - interval '1 day' where county = $1 and id = (select id from audit.event where county = $1 and kind = 'opinion' order by id limit 1)`,
    named: /event-changed/,
  },
  {
    what: 'an event taken away',
    change: `delete from audit.event where county = $1 and id = (select id from audit.event where county = $1 and kind = 'opinion' order by id limit 1)`,
    named: /event-gone/,
  },
  {
    what: 'a leaf',
    change: `update seal.leaf set told = '\\x00' where county = $1 and event = (select event from seal.leaf where county = $1 order by nth, place limit 1)`,
    named: /leaf-changed/,
  },
  {
    what: 'the root of a batch',
    change: `update seal.batch set root = '\\x00' where county = $1 and nth = (select min(nth) from seal.batch where county = $1)`,
    named: /batch-changed|head-changed/,
  },
  {
    what: 'a batch in the middle taken away',
    change: `delete from seal.batch where county = $1 and nth = (select min(nth) + 1 from seal.batch where county = $1)`,
    named: /batch-gone/,
  },
]

/** Fault 26: rows, events, leaves and batches changed as the database's superuser; each is found by name, and a cut tail by the anchor. */
export const tampering = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, known, dataDir, asSuperuser, truth }) => {
    for (let round = 0; round < 3; round++) {
      const clients = startClients(server.url, county, known, 4)
      await sleep(1500)
      await clients.rest()
      await sleep(2500)
    }
    check('the chain agrees before anybody touches it', await truth())
    const sound = verify(dataDir)
    check('verify says so', sound.status === 0 ? [] : [`exit ${sound.status}: ${sound.text.slice(-300)}`])
    const anchor = join(dataDir, 'anchor.json')
    writeFileSync(anchor, sound.text.slice(sound.text.indexOf('{')))

    const tables = ['opinions.opinion', 'audit.event', 'seal.leaf', 'seal.batch']
    const copy = tables.map((table) => `create table public.kept_${table.replace('.', '_')} as table ${table}`)
    for (const one of copy) await asSuperuser(one)
    const restore = async (): Promise<void> => {
      for (const table of tables)
        await asSuperuser(
          `do $$ begin set local session_replication_role = replica; delete from ${table}; insert into ${table} select * from public.kept_${table.replace('.', '_')}; end $$`,
        )
    }
    for (const { what, change, named } of deeds) {
      await asSuperuser(change.replaceAll('$1', `'${benchKey}'`))
      const { status, text } = verify(dataDir)
      check(`${what}: found`, status === 1 && named.test(text) ? [] : [`exit ${status}: ${text.slice(0, 400)}`])
      await restore()
    }
    const last = `(select max(nth) from seal.batch where county = '${benchKey}')`
    await asSuperuser(
      `delete from audit.event where county = '${benchKey}' and id in (select event from seal.leaf where county = '${benchKey}' and nth = ${last})`,
    )
    await asSuperuser(`delete from seal.leaf where county = '${benchKey}' and nth = ${last}`)
    await asSuperuser(`delete from seal.batch where county = '${benchKey}' and nth = ${last}`)
    const { status, text } = verify(dataDir, '--anchor', anchor)
    check(
      'the tail cut off: found against the anchor',
      status === 1 && text.includes('anchor-missed') ? [] : [`exit ${status}: ${text.slice(0, 400)}`],
    )
    await restore()
    const again = verify(dataDir, '--anchor', anchor)
    check(
      'everything put back: agrees again',
      again.status === 0 ? [] : [`exit ${again.status}: ${again.text.slice(0, 400)}`],
    )
  })
