import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { KeyedName } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import type { DivisionLevel } from '../spec/division.ts'
import type { Division } from './tables.ts'

const columns = raw('code, level, kind, parent, name, short_name, ordinal')

/**
 * The divisions of the session's county. They are public knowledge, so no viewer is asked for. Other rooms join the read view
 * `divisions.name (county, code, level, kind, parent, name, short_name, township)`; `township` is the code of the township
 * that a village lies in or that the row is, and null for the county.
 */
export const divisionStore = (session: Session) => ({
  /** Throws Problem `unknown-division`. */
  async get(code: string): Promise<Division> {
    const found = await session.one(
      sql<Division>`select ${columns} from divisions.division where county = ${session.county} and code = ${code}`,
    )
    return found ?? unknown(code)
  },

  /** Children in order: of the county when no parent is named; an unknown parent has none. */
  childrenOf: (parent?: string): Promise<Division[]> =>
    session.all(sql<Division>`
      select ${columns} from divisions.division
      where county = ${session.county} and ${parent === undefined ? raw("level = 'township'") : sql`parent = ${parent}`}
      order by ordinal`),

  /** All of one level, township by township. */
  allOf: (level: DivisionLevel): Promise<Division[]> =>
    session.all(sql<Division>`
      select ${columns} from divisions.division
      where county = ${session.county} and level = ${level} order by code`),

  /** Short names from the county down: 沈丘县, 纸店镇, 李营村. Throws Problem `unknown-division`. */
  async path(code: string): Promise<string[]> {
    const rows = await session.all(sql<{ name: string }>`
      with recursive up as (
        select parent, short_name, 1 as step from divisions.division
        where county = ${session.county} and code = ${code}
        union all
        select above.parent, above.short_name, up.step + 1
        from up join divisions.division above on above.county = ${session.county} and above.code = up.parent
      )
      select short_name as name from up order by step desc`)
    return rows.length > 0 ? rows.map(({ name }) => name) : unknown(code)
  },
})

/** Adds divisions to the session's county, or brings name, kind and order of those it has up to date. */
export const saveDivisions = async (session: Session, rows: readonly Division[]): Promise<void> => {
  // One statement, so that a child may stand before its parent while the foreign key is checked.
  await session.all(sql`
    insert into divisions.division as division (county, code, level, kind, parent, name, short_name, ordinal)
    select ${session.county}, code, level, kind, parent, name, short_name, ordinal
    from unnest(
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.level)}::text[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.parent)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.shortName)}::text[], ${rows.map((row) => row.ordinal)}::int[]
    ) as given (code, level, kind, parent, name, short_name, ordinal)
    on conflict (county, code) do update
      set kind = excluded.kind, name = excluded.name, short_name = excluded.short_name, ordinal = excluded.ordinal
      where (division.kind, division.name, division.short_name, division.ordinal)
        is distinct from (excluded.kind, excluded.name, excluded.short_name, excluded.ordinal)`)
}

const unknown = (code: string): never => {
  throw new Problem(refuse('unknown-division', { params: { code } }))
}

/** What all divisions of the county are called, past ones too. */
export const divisionNames = (session: Session): Promise<KeyedName[]> =>
  session.all(
    sql<KeyedName>`select code as key, short_name as name from divisions.division where county = ${session.county}`,
  )
