import { sql } from '#platform/db/sql.ts'
import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { cardLife } from '../spec/lifecycle.ts'

/** Cards as notices know them; they are found by their own list. */
export const described: RecordKind = {
  kind: cardLife.kind,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select id as record, null::text as number, name as title, seat as division, '{}'::uuid[] as organs
      from deputies.card where county = ${session.county} and id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
}
