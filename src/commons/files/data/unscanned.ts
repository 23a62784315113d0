import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Files of a county that no scanner has looked at. */
export const countUnscanned = async (session: Session): Promise<number> =>
  (
    await session.one(
      sql<{
        n: number
      }>`select count(*) as n from files.file where county = ${session.county} and scanned = 'not-scanned' and erased_at is null`,
    )
  )?.n ?? 0
