import type { Viewer } from '#kernel/viewer.ts'
import { personInWords } from '#commons/people/data/imports/columns.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Values } from '#platform/sheets/import-kind.ts'
import { inYesAndNo } from './election-columns.ts'
import { inSight } from './store.ts'

const perRead = 1000

interface Line extends Values {
  readonly place: string
}

/** Results of the hand-overs in sight, those that are done too, one row a deputy; `place` is where the next read goes on. */
export const exportedElections = async (session: Session, viewer: Viewer, after: string) => {
  const found = await session.all(sql<Line & { readonly second: string | null }>`
    select p.name, p.sex, p.birth_on, p.nation, p.party, p.education, p.occupation, p.occupation_class,
      (select d.name from divisions.name d where d.county = p.county and d.code = p.township) as township,
      r.congress_name as congress, m.constituency_name as constituency, m.elected_on, m.basis,
      m.poll ->> 'voters' as voters, m.poll ->> 'ballots' as ballots, m.poll ->> 'votes' as votes, m.poll ->> 'isSecondBallot' as second,
      r.id || '/' || m.name || '/' || m.id as place
    from handover.plan r join mandates.card m on m.county = r.county and m.congress = r.congress and m.term = r.nth
      join people.card p on p.county = m.county and p.id = m.person
    where r.county = ${session.county} and r.state <> 'cancelled' and m.state not in ('invalid', 'withdrawn') and ${inSight(viewer)}
      and (r.id || '/' || m.name || '/' || m.id) collate "C" > ${after} collate "C"
    order by (r.id || '/' || m.name || '/' || m.id) collate "C" limit ${perRead}`)
  return {
    last: found.at(-1)?.place,
    rows: found.map(
      ({ place: _place, second, ...row }): Values => ({
        ...personInWords(row),
        isSecondBallot: inYesAndNo(second === null ? null : second === 'true'),
      }),
    ),
  }
}
