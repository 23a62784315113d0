import { uuidv7 } from 'uuidv7'
import { dayOf } from '#kernel/day.ts'
import type { Keeper } from '#platform/action/action.ts'
import { appendEvent } from '#platform/audit/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { together } from '#platform/db/together.ts'
import { leafHash, rootOf } from './merkle.ts'
import { rowDigest } from './row-digest.ts'

/** Kind of the events that speak of a county as a whole; sealed like those of records. */
export const wholeKind = 'county'

const atOnce = 1000

interface Brought {
  readonly kind: string
  readonly record: string
  readonly version: number
  readonly digest: Buffer
}

/** Root over rows that came together, in the order of their kinds and ids. */
const rootOver = (rows: readonly Brought[]): string =>
  rootOf(
    rows
      .toSorted((a, b) => (a.kind + a.record < b.kind + b.record ? -1 : 1))
      .map(({ kind, record, version, digest }) =>
        leafHash(Buffer.from(`${kind}/${record}/${version}/${digest.toString('hex')}`)),
      ),
  ).toString('hex')

/** Ids of those rows of which neither an event nor an earlier bringing-in speaks. */
const unspokenOf = async (session: Session, kind: string, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await session.all(sql<{ id: string }>`
    select id from unnest(${ids}::uuid[]) as given (id)
    where not exists (select from audit.event e where e.county = ${session.county} and e.kind = ${kind} and e.record = given.id)
      and not exists (select from seal.whole w where w.county = ${session.county} and w.kind = ${kind} and w.record = given.id)`)
  return new Set(rows.map(({ id }) => id))
}

const unspokenRows = async (session: Session, keeper: Keeper): Promise<Brought[]> => {
  const { kind } = keeper.life
  const brought: Brought[] = []
  for (let after: string | null = null; ; ) {
    const page = await keeper.rowsAfter(session, after, atOnce)
    const ids = await unspokenOf(
      session,
      kind,
      page.map(({ id }) => id),
    )
    for (const row of page) {
      const digest = ids.has(row.id) ? rowDigest(session, keeper, row) : null
      if (digest) brought.push({ kind, record: row.id, version: row.version, digest })
    }
    const last = page.at(-1)?.id
    if (page.length < atOnce || last === undefined) return brought
    after = last
  }
}

const tell = async (session: Session, brought: readonly Brought[], now: Date): Promise<void> => {
  const { county } = session
  const [id, record] = [uuidv7(), namedId('county', county)]
  const last = await session.one(sql<{ version: number }>`
    select version from audit.event where county = ${county} and kind = ${wholeKind} and record = ${record} order by version desc limit 1`)
  session.send(sql`
    insert into seal.whole (county, kind, record, version, digest, event)
    select ${county}, kind, record, version, digest, ${id} from unnest(${brought.map(({ kind }) => kind)}::text[],
      ${brought.map((one) => one.record)}::uuid[], ${brought.map(({ version }) => version)}::int[], ${brought.map(({ digest }) => digest)}::bytea[])
      as given (kind, record, version, digest)`)
  const event = appendEvent(county, {
    id,
    kind: wholeKind,
    record,
    version: (last?.version ?? 0) + 1,
    name: `${wholeKind}.broughtIn`,
    at: now.toISOString(),
    on: dayOf(now),
    byLogin: null,
    byName: null,
    byOrgan: null,
    byPost: null,
    standsFor: null,
    fromState: null,
    toState: 'broughtIn',
    backfill: true,
    extra: { rows: brought.length, root: rootOver(brought) },
    after: {},
    request: Buffer.alloc(32),
    digest: Buffer.alloc(32),
  })
  session.send(together(event))
}

/**
 * Seals rows that init, the demo or an upgrade brought in as a whole, by one event over all of them; from then on a row of which nothing
 * speaks was put in past the program. Answers how many there were. Whoever brings rows in so calls it afterwards.
 */
export const sealWhole = (db: Db, county: string, keepers: readonly Keeper[], now: Date): Promise<number> =>
  db.write(county, async (session) => {
    session.send(sql`select pg_advisory_xact_lock(hashtextextended(${`whole/${county}`}, 3))`)
    const brought: Brought[] = []
    for (const keeper of keepers) brought.push(...(await unspokenRows(session, keeper)))
    if (brought.length > 0) await tell(session, brought, now)
    return brought.length
  })

/** Whether rows of this county have ever been sealed as a whole: where not, rows that nothing speaks of say nothing. */
export const hasWhole = async (session: Session): Promise<boolean> =>
  (await session.one(sql`select 1 from seal.whole where county = ${session.county} limit 1`)) !== undefined

/** What was sealed as a whole of a kind, in a stretch of ids. */
export const wholeIn = async (
  session: Session,
  kind: string,
  after: string | null,
  until: string | null,
): Promise<readonly Omit<Brought, 'kind'>[]> =>
  session.all(sql<Omit<Brought, 'kind'>>`
    select record, version, digest from seal.whole where county = ${session.county} and kind = ${kind}
      and (${after}::uuid is null or record > ${after}) and (${until}::uuid is null or record <= ${until})`)

/** Events whose root is not that of the rows which came with them. */
export const changedWholes = async (session: Session): Promise<readonly string[]> => {
  const { county } = session
  const [events, rows] = await Promise.all([
    session.all(sql<{ id: string; root: string }>`
      select id, extra->>'root' as root from audit.event where county = ${county} and kind = ${wholeKind} and name = ${`${wholeKind}.broughtIn`}`),
    session.all(
      sql<
        Brought & { event: string }
      >`select kind, record, version, digest, event from seal.whole where county = ${county}`,
    ),
  ])
  const byEvent = Map.groupBy(rows, ({ event }) => event)
  const changed = events.filter(({ id, root }) => {
    const own = byEvent.get(id) ?? []
    byEvent.delete(id)
    return own.length === 0 || rootOver(own) !== root
  })
  return [...changed.map(({ id }) => id), ...byEvent.keys()]
}
