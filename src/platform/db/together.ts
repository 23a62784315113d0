import { join, raw, type Sql, sql } from './sql.ts'

/** Changes by name. One that must come after another reads that one by its name; otherwise their order is open. */
export type Changes = Readonly<Record<string, Sql>>

/** Changes as one statement: one trip to the database, all of them or none. */
export const together = (changes: Changes): Sql =>
  sql`with ${join(
    Object.entries(changes).map(([name, change]) => sql`${raw(name)} as (${change})`),
    ', ',
  )} select`
