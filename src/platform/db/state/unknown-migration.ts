import type { Session } from '../session.ts'
import { sql } from '../sql.ts'

/** A migration in the database that is not among these: a newer program was here. */
export const unknownMigration = async (session: Session, known: readonly string[]): Promise<string | undefined> =>
  (
    await session.one(
      sql<{ id: string }>`select id from platform.migration where id <> all(${known}::text[]) order by id limit 1`,
    )
  )?.id
