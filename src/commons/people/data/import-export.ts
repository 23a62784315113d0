import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Values } from '#platform/sheets/import-kind.ts'
import { personsInSight } from './in-sight.ts'

const perRead = 1000

/** Persons in sight with their posts, one row a post, by codes; `place` is where the next read goes on. Telephone and card are not among it. */
export const exportedPersons = (session: Session, viewer: Viewer, after: string) =>
  session.all(sql<Values & { readonly place: string }>`
    select o.name, o.sex, o.birth_on, o.nation, o.party, o.education, o.occupation, o.occupation_class,
      (select d.name from divisions.name d where d.county = o.county and d.code = o.township) as township,
      t.role, nullif(t.title, '') as title, t.organ_name as organ, t.starts_on, t.ends_on,
      o.name || '/' || o.id || '/' || coalesce(t.id::text, '') as place
    from people.person o left join people.post_card t on t.county = o.county and t.person = o.id
    where o.county = ${session.county} and o.state <> 'merged' and ${personsInSight(viewer)}
      and (o.name || '/' || o.id || '/' || coalesce(t.id::text, '')) collate "C" > ${after} collate "C"
    order by (o.name || '/' || o.id || '/' || coalesce(t.id::text, '')) collate "C" limit ${perRead}`)
