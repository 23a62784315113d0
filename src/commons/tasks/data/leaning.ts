import type { Leaning } from '#commons/organs/data/hanging.ts'
import { sql } from '#platform/db/sql.ts'

/** What an organ owes today: told before it is ended. */
export const tasksOwed: Leaning = {
  what: 'tasks',
  count: async (session, organ) =>
    (
      await session.one(
        sql<{ n: number }>`select count(*) as n from tasks.task where county = ${session.county} and organ = ${organ}`,
      )
    )?.n ?? 0,
}
