import { sql } from '#platform/db/sql.ts'
import type { RetentionRule } from './retention.ts'

/** Log-ins and what else happens at the door: a year at hand and three more kept. */
export const entriesKept: RetentionRule = {
  kind: 'audit.entry',
  what: 'Log-ins that worked and failed, keys made and taken back, exports, with log-in name and address',
  since: 'the day it happened',
  days: 4 * 365 + 1,
  floor: 365,
  basis: '互联网政务应用安全管理规定 20 (one year at least); 等保 8.1.4 安全审计',
  stays: 'an entry that says how many went, from before when',
  due: async (session, before) =>
    (
      await session.one(sql<{ n: number }>`
        select count(*)::int as n from audit.entry where county = ${session.county} and at < ${before.toISOString()}`)
    )?.n ?? 0,
  purge: ({ db, county }, before, limit) =>
    db.write(county, async (session) => {
      const done = await session.one(sql<{ gone: number }>`
        select audit.let_entries_go(${county}, ${before.toISOString()}::timestamptz, ${limit}::int) as gone`)
      return { gone: done?.gone ?? 0, left: [] }
    }),
}
