import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { importKinds } from '#apps/house.ts'
import { type Instance, openInstance } from '#apps/instance.ts'
import { portsOf } from '#apps/ports.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { loadFile } from '#commons/imports/actions/load-file.ts'
import { findImport } from '#commons/imports/data/store.ts'
import { allActions } from '#commons/imports/wiring/actions.ts'
import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { sql } from '#platform/db/sql.ts'
import { findLogin } from '#platform/login/login.ts'
import { benchKey, makeCounty } from '../fixtures/load-county.ts'
import { listHeaders, personWorkbook } from '../fixtures/person-list.ts'
import type { Check } from './running/report.ts'
import { killHard, postmasterOf, withPlace } from './running/server.ts'

const rows = 1500
const headers = listHeaders.length

const contextOf = async ({ db }: Instance): Promise<Context> => {
  const now = new Date()
  const viewer = await db.read(benchKey, async (session) => {
    const login = await findLogin(session, 'bench-clerk', now)
    if (!login) throw new Error('no clerk')
    return viewerOf(session, login, now)
  })
  return { county: benchKey, viewer, db, ports: portsOf(db), now, language: 'zh-CN' }
}

const recordOf = ({ county, db, viewer }: Context, id: string) =>
  db.read(county, (session) => findImport(session, viewer, id))

/** Waits until the server has brought the import so far. */
const until = async (instance: Instance, id: string, state: string): Promise<void> => {
  for (const end = Date.now() + 180_000; ; await sleep(500)) {
    const context = await contextOf(instance)
    const now = (await recordOf(context, id)).state
    if (now === state) return
    if (Date.now() > end) throw new Error(`still ${now} after three minutes`)
  }
}

const begin = async (instance: Instance, id: string): Promise<void> => {
  const kind = importKinds.find((one) => one.kind === 'persons')
  if (!kind) throw new Error('no kind')
  const context = await contextOf(instance)
  await loadFile(context, kind, { id, name: 'persons.xlsx', bytes: await personWorkbook(rows) })
  const keys = ['name', 'nation', 'party', 'education', 'idCard', 'role', 'organ', 'startsOn', 'endsOn']
  const columns = Object.fromEntries(keys.slice(0, headers).map((key, at) => [key, at]))
  await act(context, allActions.map, {
    id,
    actId: namedId('fault', id, 'map'),
    version: 1,
    input: { headerRow: 1, columns, fillsMerged: false },
  })
  await until(instance, id, 'checked')
  const { version } = await recordOf(context, id)
  await act(context, allActions.start, { id, actId: namedId('fault', id, 'start'), version, input: {} })
}

/** What is there of the list: every row, person, post and act once. */
const wrongOf = async ({ db }: Instance, id: string): Promise<string[]> => {
  const found = await db.read(benchKey, (session) =>
    session.one(sql<Record<string, number>>`
      select (select count(*) from imports.row where county = ${benchKey} and import = ${id} and state = 'done') as done,
        (select count(distinct record) from imports.row where county = ${benchKey} and import = ${id}) as records,
        (select count(*) from people.person where county = ${benchKey} and id_card_hash is not null) as persons,
        (select count(*) from audit.event where county = ${benchKey} and name = 'person.entered') as entered,
        (select count(*) from people.post where county = ${benchKey} and starts_on = '2022-02-01' and ends_on = '2024-06-30') as posts,
        (select count(*) from audit.event where county = ${benchKey} and kind = 'post') as moves`),
  )
  const wanted: Record<string, number> = {
    done: rows,
    records: rows,
    persons: rows,
    entered: rows,
    posts: rows / 2,
    moves: rows,
  }
  return Object.entries(wanted).flatMap(([what, count]) =>
    Number(found?.[what]) === count ? [] : [`${what}: ${found?.[what]} instead of ${count}`],
  )
}

/** Kill -9 of the server, or of its database, over and over while it brings in a list in the background: each row once, nobody asks it to go on. */
export const importKills = (rounds: number, check: Check): Promise<void> =>
  withPlace(async ({ dataDir, start }) => {
    let server = await start()
    const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
    const open = () => openInstance({ role: 'tool', say: () => {}, env })
    const first = await open()
    await makeCounty(first)
    const id = namedId('fault import', dataDir)
    await begin(first, id)
    await first.close()
    for (let round = 0; round < rounds; round++) {
      await sleep(randomInt(300, 1500))
      if (round % 2 === 1) killHard(postmasterOf(dataDir))
      killHard(server.pid)
      await server.ended
      server = await start()
    }
    const last = await open()
    await until(last, id, 'finished')
    check(`a list of ${rows} rows through ${rounds} kills`, await wrongOf(last, id))
    await last.close()
  })
