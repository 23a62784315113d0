import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Values } from '#platform/sheets/import-kind.ts'
import { inSight } from './store.ts'

const perRead = 1000

/** Mandates of the county and its townships in sight, one row each, by codes; `place` is where the next read goes on. */
export const exportedMandates = (session: Session, viewer: Viewer, after: string) =>
  session.all(sql<Values & { readonly place: string }>`
    select p.name, p.sex, p.birth_on, p.nation, p.party, p.education, p.occupation, p.occupation_class,
      (select d.name from divisions.name d where d.county = p.county and d.code = p.township) as township,
      r.term::text as term, r.congress_name as congress, r.constituency_name as constituency,
      (select o.name from organs.name o where o.county = r.county and o.id = r.delegation) as delegation,
      r.elected_on, r.starts_on, r.ends_on, r.ground, r.basis, r.name || '/' || r.id as place
    from mandates.mandate r join people.card p on p.county = r.county and p.id = r.person
    where r.county = ${session.county} and r.congress is not null and r.state <> 'invalid' and ${inSight(viewer)}
      and (r.name || '/' || r.id) collate "C" > ${after} collate "C"
    order by (r.name || '/' || r.id) collate "C" limit ${perRead}`)
