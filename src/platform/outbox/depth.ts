import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** What waits behind the acts of one county. */
export interface Depth {
  /** Events that are not sealed yet and that nobody was told of. */
  readonly waiting: number
  /** Age of the oldest of them in seconds: how far the seal lags behind. */
  readonly oldest: number
  /** Events that failed at least once. */
  readonly failing: number
}

export const depthOf = async (session: Session, now: Date): Promise<Depth> =>
  (await session.one(sql<Depth>`
    select count(*) as waiting, count(*) filter (where o.attempts > 0) as failing,
      coalesce(greatest(0, extract(epoch from ${now.toISOString()}::timestamptz - min(e.at))), 0)::float8 as oldest
    from audit.outbox o join audit.event e on e.county = o.county and e.id = o.event where o.county = ${session.county}`)) ?? {
    waiting: 0,
    oldest: 0,
    failing: 0,
  }
