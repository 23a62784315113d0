import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { administratorRoles } from '../spec/roles.ts'

/**
 * Nobody holds two of the three administrators' posts, and nothing is given to the security administrator besides his own (GB/T 22239
 * 8.1.4.2, 8.1.7.2), by whatever act posts come together: given, restored, or two entries merged. Asked after it is written, behind the
 * locks on the log-ins of these persons, so that of two acts at once the second sees what the first has given. `besides`: something else
 * than an administrator's post has come to them.
 */
export const keepApart = async (
  session: Session,
  persons: readonly string[],
  { besides }: { readonly besides: boolean },
): Promise<void> => {
  const { county } = session
  const people = sql`array(select coalesce(merged_into, id) from people.person where county = ${county} and id = any(${persons}::uuid[]))`
  const held = await session.all(sql<{ administrator: number; isSecurity: boolean; all: number }>`
    select count(*) filter (where o.role = any(${[...administratorRoles]}::text[]))::int as administrator,
      bool_or(o.role = 'securityAdmin') as is_security, count(*)::int as "all"
    from people.post o join people.person p on p.county = ${county} and p.id = o.person
    where o.county = ${county} and o.state <> 'ended' and o.person = any(array(
      select id from people.person where county = ${county} and id = any(${people}) union all
      select id from people.person where county = ${county} and merged_into = any(${people})))
    group by coalesce(p.merged_into, p.id)`)
  if (held.some(({ administrator }) => administrator > 1)) throw new Problem(refuse('three-administrators'))
  if (besides && held.some(({ isSecurity, all }) => isSecurity && all > 1)) throw new Problem(refuse('security-alone'))
}
