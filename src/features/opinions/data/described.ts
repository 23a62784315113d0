import type { Findable, KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import { sql } from '#platform/db/sql.ts'
import { opinionLife } from '../spec/lifecycle.ts'

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
  // The text is written once, and again without its author's contacts; the number comes when the matter is accepted.
  written: [
    opinionLife.create,
    opinionLife.moves.eraseContacts,
    ...Object.values<Lifecycle['moves'][string]>(opinionLife.moves).filter(({ numbers }) => numbers !== undefined),
  ].map(({ event }) => `opinion.${event}`),
  async docs(session, records) {
    const rows = await session.all({
      ...sql<Findings>`
        select id as record, "on", at, township as division, array[title, body, place, number, code] as texts
        from opinions.opinion where county = ${session.county} and id = any(${records}::uuid[])`,
      replan: true,
    })
    return rows.map(({ texts, ...row }) => ({ ...row, fields: texts }))
  },
}
