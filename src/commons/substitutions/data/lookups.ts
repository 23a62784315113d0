import type { EndsWithLife } from '#commons/people/data/lookups.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import type { Ground } from '../spec/ground.ts'
import type { Appointed } from '../spec/inputs.ts'

/** What a substitution is to be made of. Two who appoint in the same post at once do so one after the other. */
export const groundOf = async (
  session: Session,
  viewer: Viewer,
  { post, person, startsOn, endsOn }: Appointed,
): Promise<Ground> => {
  const { county } = session
  const entry = sql`(select coalesce(merged_into, id) from people.card where county = ${county} and id = ${person})`
  session.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${county}/${post}`}, 2))`)
  const [held, known] = await Promise.all([
    session.one(sql<NonNullable<Ground['post']>>`
      select o.role, o.seat, o.holder, o.person, exists (
        select from substitutions.substitution s where s.county = ${county} and s.post = o.id and s.state = 'appointed'
          and s.starts_on <= ${endsOn} and s.ends_on >= ${startsOn}) as has_other
      from (
        select c.*, substring(organ.division from '^[0-9]{9}') as seat from people.post_card c
        join organs.name organ on organ.county = c.county and organ.id = c.organ where c.county = ${county} and c.id = ${post}) o
      where o.state = 'held' and ${visible(viewer, 'people.read', { division: 'o.seat' })}`),
    session.one(sql<{ person: string; roles: string[] | null }>`
      select c.id as person, (select array_agg(p.role) from people.post_card p
        where p.county = c.county and p.person = c.id and p.ends_on is null) as roles
      from people.card c
      where c.county = ${county} and c.state = 'known' and c.id = ${entry} and ${visible(viewer, 'people.read', { division: 'c.township' })}`),
  ])
  return { post: held, substitute: known && { person: known.person, roles: known.roles ?? [] } }
}

/** Nobody acts for others any more, in the act that records his death. */
export const substitutionsOfALife: EndsWithLife = {
  actions: ['substitution.lapse'],
  acts: async (session, person) =>
    (
      await session.all(sql<{ id: string }>`
        select s.id from substitutions.substitution s join people.card p on p.county = s.county and p.id = s.person
        where s.county = ${session.county} and ${person}::uuid in (p.id, p.merged_into) and s.state = 'appointed' order by s.id`)
    ).map(({ id }) => ({ action: 'substitution.lapse', id, input: {} })),
}
