import { sql } from '#platform/db/sql.ts'
import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { countyExportLife } from '../spec/lifecycle.ts'

/** Exports as notices and tasks know them; they stand in no index of words. */
export const described: RecordKind = {
  kind: countyExportLife.kind,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select id as record, null::text as number, recipient as title, null::text as division, '{}'::uuid[] as organs
      from exports.county_export where county = ${session.county} and id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
}
