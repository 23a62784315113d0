import { type DbConfig, poolOf } from './db.ts'

/** Settings without which a commit that was answered may be lost in a power cut (PostgreSQL, "Reliability and the Write-Ahead Log"). */
const needed = ['fsync', 'synchronous_commit', 'full_page_writes']

/** Those of them that are off for the connections that the program makes: a role or a database may differ from the server. */
export const undurable = async (config: DbConfig, role: string | null): Promise<string[]> => {
  const pool = poolOf({ ...config, max: 1 }, role)
  try {
    const { rows } = await pool.query<{ name: string }>(
      `select name from pg_settings where name = any($1) and setting = 'off' order by name`,
      [needed],
    )
    return rows.map(({ name }) => name)
  } finally {
    await pool.end()
  }
}
