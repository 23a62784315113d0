import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { County } from '../spec/organ.ts'

const columns = raw('key, code, name, is_demo')

/** Every county that this instance serves, the oldest first. A reference table: any session reads all of it. */
export const listCounties = (session: Session): Promise<County[]> =>
  session.all(sql<County>`select ${columns} from organs.county order by made_at, key`)

/** Their keys alone, for a connection that belongs to no county. */
export const countyKeys = sql<{ key: string }>`select key from organs.county order by made_at, key`

/** The session's own county; undefined before `init`. */
export const findCounty = (session: Session): Promise<County | undefined> =>
  session.one(sql<County>`select ${columns} from organs.county where key = ${session.county}`)

/** Enters the session's county among those served. Throws Problem `county-taken` when the key already is another county. */
export const enterCounty = async (session: Session, county: Omit<County, 'key'>): Promise<void> => {
  const kept = await session.one(sql<County>`
    insert into organs.county as county (key, code, name, is_demo) values (${session.county}, ${county.code}, ${county.name}, ${county.isDemo})
    on conflict (key) do update set key = excluded.key returning ${columns}`)
  if (kept && kept.code !== county.code)
    throw new Problem(refuse('county-taken', { params: { key: kept.key, name: kept.name } }))
}

/** Enters an exported county that nobody has yet, outside any session: a key that is there fails. */
export const countyEntered = ({ key, code, name, isDemo }: County): Sql =>
  sql`insert into organs.county (key, code, name, is_demo) values (${key}, ${code}, ${name}, ${isDemo})`

/** Takes a county off the list of those served, for `removeCounty`: its rows go with it. */
export const leaveCounty = (key: string): Sql => sql`delete from organs.county where key = ${key}`
