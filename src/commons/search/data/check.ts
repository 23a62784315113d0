import { sql } from '#platform/db/sql.ts'
import type { RecordKind } from '#platform/outbox/record-kind.ts'
import type { Derived } from '#platform/action/ports.ts'
import { given } from './store.ts'

/** The index follows from the records: what is to be found of each is made anew. What the worker has still to write is left out. */
export const searchCheck = (kinds: readonly RecordKind[]): Derived => {
  const byKind = new Map(kinds.map((one) => [one.kind, one]))
  return {
    table: 'search.doc',
    differing: async (session, { keeper, rows, after, until }) => {
      const { kind } = keeper.life
      const docs = await byKind.get(kind)?.docs(
        session,
        rows.map(({ id }) => id),
      )
      if (!docs) return []
      const found = await session.all(sql<{ record: string }>`
        with should as (select record, "on", at, division, tsv::tsvector as tsv from ${given(docs)}),
          known as (select record, "on", at, division, tsv from search.doc where county = ${session.county} and kind = ${kind}
            and (${after}::uuid is null or record > ${after}) and (${until}::uuid is null or record <= ${until}))
        select coalesce(should.record, known.record) as record from should full join known using (record)
        where (should."on", should.at, should.division, should.tsv) is distinct from (known."on", known.at, known.division, known.tsv)
          and not exists (select from audit.outbox o where o.county = ${session.county} and o.kind = ${kind} and o.record = coalesce(should.record, known.record))`)
      return found.map(({ record }) => record)
    },
  }
}
