import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { sql } from '#platform/db/sql.ts'
import { accountLife } from '../spec/account-lifecycle.ts'

/** Log-ins as notices know them; they stand in no index of words. */
export const described: RecordKind = {
  kind: accountLife.kind,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select id as record, null::text as number, name as title, null::text as division, '{}'::uuid[] as organs
      from login.login where county = ${session.county} and id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
}
