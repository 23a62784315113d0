import { type DbConfig, poolOf } from '../db.ts'

/** What an operator should know of a database server. */
export interface ServerFacts {
  readonly version: string
  readonly number: number
  readonly encoding: string
  readonly ctype: string
  /** Seconds between its clock and ours. */
  readonly apart: number
  readonly connections: number
  readonly most: number
  /** Seconds that the oldest open transaction has lasted. */
  readonly longest: number
}

/** Asked by the owner, who sees what every connection does. */
export const serverFacts = async (config: DbConfig): Promise<ServerFacts> => {
  const pool = poolOf({ ...config, max: 1 }, null)
  try {
    const { rows } = await pool.query<ServerFacts>(`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        current_setting('server_encoding') as encoding, (select datctype from pg_database where datname = current_database()) as ctype,
        extract(epoch from clock_timestamp())::float8 as apart, current_setting('max_connections')::int as most,
        (select count(*)::int from pg_stat_activity) as connections,
        coalesce((select max(extract(epoch from now() - xact_start)) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'), 0)::float8 as longest`)
    const [found] = rows
    if (!found) throw new Error('the server does not answer')
    return { ...found, apart: Math.abs(found.apart - Date.now() / 1000) }
  } finally {
    await pool.end()
  }
}
