import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInstance } from '#apps/instance.ts'
import { checkNumbers } from '#commons/numbering/data/check.ts'
import { persons } from '#commons/people/data/persons.ts'
import { addPersons } from '#commons/people/data/store.ts'
import { digest } from '#kernel/seal.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { refreshStatistics } from '#platform/db/statistics.ts'
import { drain } from '#platform/outbox/worker.ts'
import { sealing } from '#platform/seal/sealing.ts'
import { verifySeals } from '#platform/seal/verify.ts'

export interface SealsResult {
  readonly records: number
  /** Seconds to seal as many events, to verify all of it, and to read the same rows and events and do nothing with them. */
  readonly sealed: number
  readonly verified: number
  readonly read: number
  /** By how much the process grew while it verified, in megabytes (RSS): what came before was the benchmark's own. */
  readonly megabytes: number
  readonly faults: number
}

const county = 'bench'
const atOnce = 2000

/** So many persons, each with the event that its entering would have left. */
const fill = async (db: Db, count: number): Promise<void> => {
  for (let done = 0; done < count; done += atOnce)
    await db.write(county, (session) =>
      addPersons(
        session,
        Array.from({ length: Math.min(atOnce, count - done) }, (_, n) => ({
          id: namedId('sealed', String(done + n)),
          name: `示例${done + n}`,
          isDemo: true,
        })),
      ),
    )
  for (let after: string | null = null; ; ) {
    const last: string | null = await db.write(county, (session) => eventsOf(session, after))
    if (last === null) return
    after = last
  }
}

/** Events of one page of persons, queued; the id of the last, or null after the last page. */
const eventsOf = async (session: Session, after: string | null): Promise<string | null> => {
  const page = await persons.rowsAfter(session, after, atOnce)
  const events = page.map((row) => {
    const { id, state, version, number } = row
    return {
      id: namedId('event', id),
      record: id,
      version,
      digest: digest(row.salt, { ...persons.content(row, session), id, state, version, number }).toString('hex'),
    }
  })
  await session.all(sql`
    with given as (select * from json_to_recordset(${JSON.stringify(events)}::json) as g (id uuid, record uuid, version int, digest text)),
    event as (
      insert into audit.event (county, id, kind, record, version, name, at, "on", to_state, extra, after, backfill, request, digest)
      select ${county}, id, 'person', record, version, 'person.entered', now(), current_date, 'known', '{}', '{}', false, '\\x00', decode(digest, 'hex') from given
      returning id, record, version)
    insert into audit.outbox (county, event, kind, record, version) select ${county}, id, 'person', record, version from event`)
  return page.at(-1)?.id ?? null
}

const timed = async <T>(work: () => Promise<T>): Promise<[seconds: number, T]> => {
  const begun = performance.now()
  const done = await work()
  return [(performance.now() - begun) / 1000, done]
}

/** Reads what a verification reads, page by page, and does nothing with it. */
const readOnly = (db: Db): Promise<void> =>
  db.read(county, async (session) => {
    for (let after: string | null = null; ; ) {
      const page = await persons.rowsAfter(session, after, atOnce)
      const last = page.at(-1)?.id
      if (last === undefined) break
      after = last
    }
    for (let nth = 0, rows = 1; rows > 0; nth += 10) {
      const found = await session.all(sql`
        select row_to_json(e), l.told, l.hash from seal.leaf l join audit.event e on e.county = l.county and e.id = l.event
        where l.county = ${county} and l.nth > ${nth} and l.nth <= ${nth + 10} order by l.nth, l.place`)
      rows = found.length
    }
  })

/** A county with so many records and as many events: sealed by the worker's own reaction, verified as `luzhi verify` does. */
export const sealsBenchmark = async (count: number): Promise<SealsResult> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'luzhi-seals-'))
  const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
  const { db, close } = await openInstance({ role: 'tool', say: () => {}, env })
  try {
    await fill(db, count)
    await db.write(county, async (session) => refreshStatistics(session))
    const [sealed] = await timed(() => drain(db, county, [sealing(['person'])], { now: new Date() }))
    await db.write(county, async (session) => refreshStatistics(session))
    const [read] = await timed(() => readOnly(db))
    const before = process.memoryUsage.rss()
    let most = before
    const looking = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss())
    }, 50)
    const [verified, { faults }] = await timed(() =>
      verifySeals(db, county, { keepers: [persons], derived: [], numbers: checkNumbers }, { isAlone: true }),
    )
    clearInterval(looking)
    return { records: count, sealed, verified, read, megabytes: (most - before) / 1_048_576, faults: faults.length }
  } finally {
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
