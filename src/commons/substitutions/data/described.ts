import { sql } from '#platform/db/sql.ts'
import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { substitutionLife } from '../spec/lifecycle.ts'

/** Substitutions as notices know them: holder and substitute are concerned. They are found by their own list. */
export const described: RecordKind = {
  kind: substitutionLife.kind,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select s.id as record, null::text as number, c.name || ' → ' || p.name || ' · ' || p.organ_name as title, s.seat as division,
        '{}'::uuid[] as organs, array[p.person, coalesce(c.merged_into, c.id)] as concerned
      from substitutions.substitution s
      join people.post_card p on p.county = s.county and p.id = s.post
      join people.card c on c.county = s.county and c.id = s.person
      where s.county = ${session.county} and s.id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
}
