import type { TimelineEvent } from '#kernel/resource.ts'
import { instant } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Changes } from '#platform/db/together.ts'
import type { EventRow } from './event.ts'

export interface NewEvent extends Omit<EventRow, 'county'> {
  readonly after: Readonly<Record<string, unknown>>
  readonly request: Buffer
  readonly digest: Buffer
}

/** Appends the event and queues it for the worker, in the act's own transaction. */
export const appendEvent = (county: string, event: NewEvent): Changes => ({
  event: sql`
    insert into audit.event (county, id, kind, record, version, name, at, "on", by_login, by_name, by_organ, by_post, stands_for, from_state, to_state, extra, after, backfill, request, digest)
    values (${county}, ${event.id}, ${event.kind}, ${event.record}, ${event.version}, ${event.name}, ${event.at}, ${event.on}, ${event.byLogin},
      ${event.byName}, ${event.byOrgan}, ${event.byPost}, ${event.standsFor}, ${event.fromState}, ${event.toState}, ${event.extra}, ${event.after}, ${event.backfill}, ${event.request}, ${event.digest}) returning county, id, kind, record, version`,
  queued: sql`insert into audit.outbox (county, event, kind, record, version) select county, id, kind, record, version from event`,
})

export interface PastAct {
  readonly record: string
  readonly version: number
  readonly byLogin: string | null
  readonly request: Buffer
  readonly after: Readonly<Record<string, unknown>>
}

/** The act that already carries this id, if any; and whether `condition`, a piece of SQL, holds. */
export const pastAct = async (
  session: Session,
  id: string,
  condition: Sql,
): Promise<{ readonly holds: boolean; readonly past: PastAct | undefined }> => {
  const found = await session.one(sql<{ holds: boolean } & (PastAct | { record: null })>`
    select ${condition} as holds, e.record, e.version, e.by_login, e.request, e.after
    from (select 1) as one left join audit.event e on e.county = ${session.county} and e.id = ${id}`)
  return { holds: found?.holds === true, past: found === undefined || found.record === null ? undefined : found }
}

/** The version that an act made, and its instant. */
export const actById = (session: Session, id: string): Promise<{ version: number; at: string } | undefined> =>
  session.one(
    sql<{
      version: number
      at: string
    }>`select version, at from audit.event where county = ${session.county} and id = ${id}`,
  )

/** Those of the given acts that have been done, with the instant of each. */
export const knownActs = async (session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await session.all(
    sql<{
      id: string
      at: string
    }>`select id, at from audit.event where county = ${session.county} and id = any(${ids}::uuid[])`,
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** The latest event of each of these records, by its id. */
export const lastActs = async (
  session: Session,
  kind: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await session.all(sql<{ record: string; id: string }>`
    select distinct on (record) record, id from audit.event
    where county = ${session.county} and kind = ${kind} and record = any(${records}::uuid[]) order by record, version desc`)
  return new Map(rows.map(({ record, id }) => [record, id]))
}

/** Timeline of one record, oldest first, at most `limit`. */
export const timeline = (session: Session, kind: string, record: string, limit: number): Promise<TimelineEvent[]> =>
  session.all(sql<TimelineEvent>`
    select id, name, version, at, "on", by_name as by, by_organ as organ, stands_for as "standsFor", from_state as "from", to_state as "to", extra, backfill
    from audit.event where county = ${session.county} and kind = ${kind} and record = ${record} order by version limit ${limit}`)

/** The same timeline as a column of a statement that reads the record anyway, for `timelineFrom`. `record` is a piece of its SQL. */
export const timelineColumn = (session: Session, kind: string, record: Sql, limit: number): Sql =>
  sql`(select json_agg(t) from (
    select id, name, version, at, "on", by_name as by, by_organ as organ, stands_for as "standsFor", from_state as "from", to_state as "to", extra, backfill
    from audit.event where county = ${session.county} and kind = ${kind} and record = ${record} order by version limit ${raw(String(limit))}) t)`

export const timelineFrom = (column: readonly TimelineEvent[] | null): TimelineEvent[] =>
  (column ?? []).map((event) => ({ ...event, at: instant(event.at) }))

/** What happened after a version, but for events of these names: told to whoever acted on a stale one. */
export const eventsSince = (
  session: Session,
  kind: string,
  record: string,
  version: number,
  except: readonly string[],
): Promise<{ name: string; at: string; by: string | null }[]> =>
  session.all(sql<{ name: string; at: string; by: string | null }>`
    select name, at, by_name as by from audit.event
    where county = ${session.county} and kind = ${kind} and record = ${record} and version > ${version} and not (name = any(${[...except]}::text[])) order by version limit 20`)
