import type { EventRow } from '#platform/audit/event.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'

interface QueuedRow extends EventRow {
  /** Events of the same record that stand in the queue before this one. */
  readonly ahead: number
}

const eventColumns =
  raw(`e.county, e.id, e.kind, e.record, e.version, e.name, e.at, e."on", e.by_login, e.by_name, e.by_organ, e.by_post, e.stands_for,
  e.from_state, e.to_state, e.extra, e.backfill`)

const firstPause = 2
const longestPause = 3600

/** Never tried yet, or its time to be tried again has come; or that lies farther off than any pause, for the clock was ahead when it was set. */
const isDue = (now: Date, alias = 'o'): Sql => sql`
  (${raw(alias)}.attempts = 0 or ${raw(alias)}.next_at <= ${now.toISOString()}
    or ${raw(alias)}.next_at > ${now.toISOString()}::timestamptz + ${longestPause} * interval '1 second')`

/** Earlier events of the same record, queued too. */
const earlier = raw(
  'from audit.outbox b where b.county = o.county and b.kind = o.kind and b.record = o.record and b.version < o.version',
)

/** Is anything due? One look at an index. */
export const hasDue = async (session: Session, now: Date): Promise<boolean> =>
  (await session.one(
    sql`select 1 from audit.outbox o where o.county = ${session.county} and ${isDue(now)} limit 1`,
  )) !== undefined

/**
 * Locks and reads up to `limit` events that can be handled now. One drain at a time in a county; another waits here.
 * An event is left out while an earlier one of its record is not due, or stands behind it.
 */
export const claim = async (session: Session, now: Date, limit: number): Promise<EventRow[]> => {
  session.send(sql`select pg_advisory_xact_lock(hashtextextended(${`outbox/${session.county}`}, 2))`)
  const claiming = sql<QueuedRow>`
    select ${eventColumns}, before.ahead
    from audit.outbox o join audit.event e on e.county = o.county and e.id = o.event
    cross join lateral (
      select count(*) as ahead, count(*) filter (where not ${isDue(now, 'b')} or (b.next_at, b.event) > (o.next_at, o.event)) as blocking ${earlier}) before
    where o.county = ${session.county} and ${isDue(now)} and before.blocking = 0
    order by o.next_at, o.event limit ${limit} for update of o`
  // The queue is empty one moment and long the next: a plan that was good for the one is not for the other.
  const rows = await session.all({ ...claiming, replan: true })
  return inOrder(rows)
}

/** The rows by record and version, without those whose earlier ones are not all here. */
export const inOrder = (rows: readonly QueuedRow[]): EventRow[] => {
  const byRecord = Map.groupBy(rows, ({ kind, record }) => `${kind}/${record}`)
  return [...byRecord.values()].flatMap((events) =>
    events
      .toSorted((a, b) => a.version - b.version)
      .filter(({ ahead }, place) => ahead === place)
      .map(({ ahead: _ahead, ...event }) => event),
  )
}

/** Locks one event that is still queued; undefined when another drain has handled it. */
export const claimOne = (session: Session, id: string): Promise<EventRow | undefined> =>
  session.one(sql<EventRow>`
    select ${eventColumns} from audit.outbox o join audit.event e on e.county = o.county and e.id = o.event
    where o.county = ${session.county} and o.event = ${id} for update of o`)

export const takeOff = (session: Session, ids: readonly string[]): void =>
  session.send(sql`delete from audit.outbox where county = ${session.county} and event = any(${ids}::uuid[])`)

/** Counts a failure: tried again after 2, 4, 8 … seconds, at most an hour. `failure` holds no personal data. */
export const putBack = (session: Session, id: string, failure: string, now: Date): void =>
  session.send(sql`
    update audit.outbox set attempts = attempts + 1, failure = ${failure},
      next_at = ${now.toISOString()}::timestamptz + least(${longestPause}, ${firstPause} * 2 ^ least(attempts, 20)) * interval '1 second'
    where county = ${session.county} and event = ${id}`)
