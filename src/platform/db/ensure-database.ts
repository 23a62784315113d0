import { type DbConfig, poolOf } from './db.ts'

/** Creates the database when the server does not have it yet. UTF8 is required: names hold rare characters. */
export const ensureDatabase = async (server: DbConfig, database: string): Promise<DbConfig> => {
  const pool = poolOf({ ...server, database: 'postgres', max: 1 }, null)
  try {
    const { rows } = await pool.query('select 1 from pg_database where datname = $1', [database])
    if (rows.length === 0)
      await pool.query(`create database "${database.replaceAll('"', '""')}" encoding 'UTF8' template template0`)
    return { ...server, database }
  } finally {
    await pool.end()
  }
}
