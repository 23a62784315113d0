import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { sql } from '#platform/db/sql.ts'
import { mandateLife } from '../spec/lifecycle.ts'

/** Mandates as notices know them; they are found by their own list. */
export const described: RecordKind = {
  kind: mandateLife.kind,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select id as record, null::text as number, name as title, case when level = 'township' then township end as division, '{}'::uuid[] as organs
      from mandates.mandate where county = ${session.county} and id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
}
