import type { Day } from '#kernel/day.ts'
import { administratorRoles } from '#commons/people/spec/roles.ts'
import type { PostCard } from '#commons/people/spec/person.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'

/** A post in which somebody may act for its holder; `until` is the last day of that. */
export interface StandIn extends PostCard {
  readonly until: string
}

/** Substitution `s` of post `p` (people.post_card) holds on a day. */
export const holdsOn = (on: Sql): Sql => sql`(s.state = 'appointed' and s.starts_on <= ${on} and s.ends_on >= ${on}
  and p.state = 'held' and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on}))`

/**
 * Posts in which this person was appointed to act for their holders on a day, each under the holder's name. Nobody who is an administrator
 * by now, whatever was appointed before.
 */
export const standInsOf = (session: Session, person: string, on: Day): Promise<StandIn[]> => {
  const { county } = session
  return session.all(sql<StandIn>`
    select p.id, p.person, p.name, p.organ, p.organ_name, p.organ_kind, p.role, p.division, s.ends_on as until
    from substitutions.substitution s
    join people.post_card p on p.county = ${county} and p.id = s.post
    join people.card me on me.county = ${county} and me.id = ${person} and me.state = 'known'
    where s.county = ${county} and ${holdsOn(sql`${on}::date`)}
      and s.person = any(array(select id from people.card where county = ${county} and ${person}::uuid in (id, merged_into)))
      and not exists (select from people.post_card a where a.county = ${county} and a.person = ${person} and a.state = 'held'
        and a.role = any(${[...administratorRoles]}::text[]) and (a.ends_on is null or a.ends_on >= ${on}))
    order by s.starts_on, s.id limit ${raw('50')}`)
}
