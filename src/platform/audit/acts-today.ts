import { dayOf } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

interface Counted {
  readonly login: string | null
  /** Name of the act's event. */
  readonly name: string
  /** Instant on whose day in China they are counted. */
  readonly at: string
}

/**
 * How often a log-in has done this today. Those of one log-in that ask at once wait for each other, so that what is capped by it stays
 * capped; the count is a statement of its own, because a statement sees the world as it was before it waited.
 */
export const actsToday = async (session: Session, { login, name, at }: Counted): Promise<number> => {
  const { county } = session
  session.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${county}/${name}/${login}`}, 5))`)
  const midnight = `${dayOf(new Date(at))}T00:00:00+08:00`
  const counted = await session.one(sql<{ n: number }>`
    select count(*)::int as n from audit.event
    where county = ${county} and at >= ${midnight} and by_login = ${login} and name = ${name}`)
  return counted?.n ?? 0
}
