import type { KnownAs, RecordKind } from '#platform/outbox/record-kind.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { changeLife } from '../spec/change-lifecycle.ts'
import { personLife } from '../spec/person-lifecycle.ts'
import { postLife } from '../spec/post-lifecycle.ts'

/** As notices know them. They are found by their own lists and stand in no index of words: whoever looks for a person is checked there. */
const kind = (name: string, columns: string): RecordKind => ({
  kind: name,
  labels: (session, records) =>
    session.all(sql<KnownAs>`
      select o.id as record, null::text as number, ${raw(columns)}, '{}'::uuid[] as organs
      from ${raw(tables[name] ?? '')} o where o.county = ${session.county} and o.id = any(${records}::uuid[])`),
  written: [],
  docs: async () => [],
})

const tables: Readonly<Record<string, string>> = {
  [personLife.kind]: 'people.person',
  [postLife.kind]: 'people.post',
  [changeLife.kind]: 'people.change',
}

export const described: readonly RecordKind[] = [
  kind(personLife.kind, 'o.name as title, o.township as division'),
  kind(
    postLife.kind,
    '(select p.name from people.person p where p.county = o.county and p.id = o.person) as title, o.seat as division',
  ),
  kind(changeLife.kind, 'o.title, o.township as division'),
]
