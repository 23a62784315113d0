import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { sql } from '#platform/db/sql.ts'
import { handoverLife } from '../spec/lifecycle.ts'

/** Hand-overs as notices know them; they are found by their own list. */
export const described: RecordKind = {
  kind: handoverLife.kind,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select id as record, null::text as number, congress_name as title, township as division, '{}'::uuid[] as organs
      from handover.plan where county = ${session.county} and id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
}
