import { type DbConfig, poolOf } from './db.ts'
import type { Sql } from './sql.ts'

interface Tables {
  readonly names: string[]
  readonly parents: ReadonlyMap<string, readonly string[]>
}

const quoted = `format('%I.%I', space.nspname, class.relname)`
const ofCounty = `
  from pg_class class join pg_namespace space on space.oid = class.relnamespace
  where class.relkind in ('r', 'p') and not class.relispartition and space.nspname !~ '^(pg_|citus|information_schema)'
    and exists (select from pg_attribute where attrelid = class.oid and attname = 'county' and not attisdropped)`

/** Tables before those that they refer to, so that no row is deleted from under another. */
const childrenFirst = ({ names, parents }: Tables): string[] => {
  const ordered: string[] = []
  const visit = (name: string, above: readonly string[]): void => {
    if (ordered.includes(name) || above.includes(name)) return
    for (const [child, referred] of parents)
      if (referred.includes(name) && child !== name) visit(child, [...above, name])
    ordered.push(name)
  }
  for (const name of names) visit(name, [])
  return ordered
}

/**
 * Removes every row of a county from every table that has counties, found in the catalogue, under the owner's role (the application
 * may delete neither events nor people). `also` are statements of rooms that keep the county elsewhere. One transaction.
 * Returns the rows removed by table.
 */
export const removeCounty = async (
  owner: DbConfig,
  county: string,
  also: readonly Sql[] = [],
): Promise<Record<string, number>> => {
  const pool = poolOf({ ...owner, max: 1 }, null)
  const client = await pool.connect()
  try {
    await client.query('begin')
    const tables = await client.query(`select ${quoted} as name ${ofCounty} order by 1`)
    const keys = await client.query(`
      select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint where contype = 'f'`)
    const names = tables.rows.map(({ name }) => name as string)
    const parents = new Map(
      names.map((name) => [
        name,
        keys.rows.filter(({ child }) => child === name).map(({ parent }) => parent as string),
      ]),
    )
    const removed: Record<string, number> = {}
    for (const name of childrenFirst({ names, parents })) {
      const { rowCount } = await client.query(`delete from ${name} where county = $1`, [county])
      if (rowCount) removed[name] = rowCount
    }
    for (const { text, values } of also) await client.query(text, [...values])
    await client.query('commit')
    return removed
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
    await pool.end()
  }
}
