import type { Day } from '#kernel/day.ts'
import { type Reach, roles } from '#commons/access/spec/roles.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

export interface Reached {
  readonly role: string
  readonly reach: Reach
}

/** Roles that grant a permission, and how far. */
export const holdersOf = (permission: string | undefined): Reached[] =>
  Object.entries(roles).flatMap(([role, grants]) =>
    Object.entries(grants).flatMap(([name, reach]) => (name === permission ? [{ role, reach: reach as Reach }] : [])),
  )

/** Holders of a role who are to be told of an event, and how far their post must reach. */
export interface Circle {
  readonly event: string
  readonly role: string
  readonly reach: Reach
  /** Township of the record. */
  readonly division: string | null
  /** Organ that handles the record. */
  readonly organ: string | null
  /** Log-in that acted, or null: nobody is told of what he did himself. */
  readonly by: string | null
}

export interface Told {
  readonly event: string
  readonly person: string
}

/**
 * The persons in these circles who hold their posts on a day, each once an event. A township government's people are told
 * of what its village committees handle.
 */
export const personsIn = async (session: Session, circles: readonly Circle[], on: Day): Promise<Told[]> => {
  if (circles.length === 0) return []
  const column = <Key extends keyof Circle>(key: Key) => circles.map((circle) => circle[key])
  return session.all(sql<Told>`
    select distinct c.event, p.person
    from unnest(${column('event')}::uuid[], ${column('role')}::text[], ${column('reach')}::text[], ${column('division')}::text[],
      ${column('organ')}::uuid[], ${column('by')}::uuid[]) as c (event, role, reach, division, organ, by)
    left join organs.name h on h.county = ${session.county} and h.id = c.organ
    left join login.login l on l.county = ${session.county} and l.id = c.by
    join people.post_card p on p.county = ${session.county} and p.role = c.role and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on})
    where p.person is distinct from l.person
      and case c.reach
        when 'county' then true
        when 'township' then left(p.division, 9) = c.division
        else p.organ = c.organ or (h.kind = 'villageCommittee' and p.organ_kind = 'townshipGovernment' and p.organ = h.parent)
      end`)
}
