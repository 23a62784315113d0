import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Deputies in office by name, and since when the phone of each is bound. */
export const listDeputies = (
  session: Session,
  q: string,
  on: Day,
): Promise<{ person: string; name: string; boundAt: string | null }[]> => {
  const word = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`
  return session.all(sql<{ person: string; name: string; boundAt: string | null }>`
    select p.person, min(p.name) as name,
      (select max(d.made_at) from login.login l join login.device d on d.county = l.county and d.login = l.id and d.epoch = l.device_epoch
        where l.county = ${session.county} and l.person = p.person and d.ended_at is null) as bound_at
    from people.post_card p
    where p.county = ${session.county} and p.role = 'deputy' and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on})
      and p.name like ${word}
    group by p.person order by p.person limit 500`)
}
