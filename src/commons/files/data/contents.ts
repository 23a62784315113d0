import { type Sql, sql } from '#platform/db/sql.ts'

/** Hashes of all contents of a county, each once: what goes with its records where the county moves. */
export const contentHashes = (county: string): Sql<{ sha256: string }> =>
  sql<{
    sha256: string
  }>`select distinct sha256 from files.file where county = ${county} and erased_at is null order by sha256`
