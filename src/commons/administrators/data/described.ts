import { sql } from '#platform/db/sql.ts'
import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { successionLife } from '../spec/lifecycle.ts'

/** Hand-overs as notices know them; they stand in no index of words. */
export const described: RecordKind = {
  kind: successionLife.kind,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select id as record, null::text as number, concat_ws(' → ', from_name, name) as title, null::text as division, '{}'::uuid[] as organs
      from administrators.succession where county = ${session.county} and id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
}
