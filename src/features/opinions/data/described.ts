import type { Findable, KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { sql } from '#platform/db/sql.ts'

interface Findings extends Omit<Findable, 'fields'> {
  readonly texts: readonly (string | null)[]
}

/** Opinions as notices and search know them. */
export const described: RecordKind = {
  kind: 'opinion',
  labels: (session, records) =>
    session.all({
      ...sql<KnownAs>`
        select id as record, number, title, township as division, array_remove(array[handler], null) as organs
        from opinions.opinion where county = ${session.county} and id = any(${records}::uuid[])`,
      replan: true,
    }),
  async docs(session, records) {
    const rows = await session.all({
      ...sql<Findings>`
        select id as record, "on", at, township as division, handler as organ, array[title, body, place, number, code] as texts
        from opinions.opinion where county = ${session.county} and id = any(${records}::uuid[])`,
      replan: true,
    })
    return rows.map(({ texts, ...row }) => ({ ...row, fields: texts }))
  },
}
