import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { DeputyWithPhone } from '../spec/phones.ts'

interface Asked {
  readonly q?: string | undefined
  readonly show: 'all' | 'bound' | 'unbound'
  readonly limit: number
  readonly cursor?: string | undefined
  readonly on: Day
  readonly now: Date
}

type Row = Omit<DeputyWithPhone, 'usesAccount'> & {
  /** All roles that he holds today. */
  readonly roles: string[]
}

/** Deputies in office, one page, and since when the phone of each is bound. */
export const listDeputies = async (
  session: Session,
  { q = '', show, limit, cursor, on, now }: Asked,
): Promise<{ items: Row[]; next: string | null }> => {
  const word = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`
  const rows = await session.all(sql<Row>`
    with held as (
      select p.person, min(p.name) as name, array_agg(distinct p.role) as roles,
        array_agg(distinct p.organ_name) filter (where p.role = 'deputy') as organs
      from people.post_card p
      where p.county = ${session.county} and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on}) and p.name like ${word}
        and (${cursor ?? null}::uuid is null or p.person > ${cursor ?? null}::uuid)
      group by p.person having bool_or(p.role = 'deputy')),
    phone as (
      select l.person, max(d.made_at) as bound_at, max(d.used_at) as used_at, max(d.agent) as agent
      from login.login l join login.device d on d.county = l.county and d.login = l.id and d.epoch = l.device_epoch
      where l.county = ${session.county} and d.ended_at is null group by l.person)
    select h.person, h.name, h.roles, h.organs, p.bound_at, p.used_at, p.agent,
      (select max(l.bind_ends_at) from login.login l
        where l.county = ${session.county} and l.person = h.person and l.bind_ends_at > ${now.toISOString()}) as code_ends_at
    from held h left join phone p on p.person = h.person
    where ${show} = 'all' or (${show} = 'bound') = (p.person is not null)
    order by h.person limit ${limit + 1}`)
  return {
    items: rows.slice(0, limit),
    next: rows.length > limit ? (rows[limit - 1]?.person ?? null) : null,
  }
}
