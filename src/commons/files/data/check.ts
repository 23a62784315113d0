import type { Derived } from '#platform/action/ports.ts'
import { sql } from '#platform/db/sql.ts'
import { hungAs, idOfHung } from '../spec/hung.ts'
import { rowsWhere } from './store.ts'

/** What each record names must hang on it as it names it: there, of the same content, not erased but by an act that takes the name from the record too. */
export const filesCheck: Derived = {
  table: 'files.file',
  differing: async (session, { keeper, rows }) => {
    const named = rows.flatMap((row) => (keeper.hung?.(row) ?? []).map((hung) => ({ hung, record: row.id })))
    if (named.length === 0) return []
    const files = await rowsWhere(session, sql`id = any(${named.map(({ hung }) => idOfHung(hung))}::uuid[])`)
    const kept = new Map(files.map((file) => [hungAs(file), file]))
    const differing = named.filter(({ hung, record }) => {
      const file = kept.get(hung)
      return file?.kind !== keeper.life.kind || file.record !== record || file.erasedAt !== null
    })
    return [...new Set(differing.map(({ record }) => record))]
  },
}
