import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Facts, MandateFact, PlaceFact, PostFact } from '../spec/facts.ts'
import { termsOf } from './ground.ts'
import type { PlanRecord } from './tables.ts'

const organKinds = {
  county: ['congress', 'standingCommittee', 'specialCommittee', 'delegation', 'deputyGroup'],
  township: ['townshipCongress', 'presidium'],
} as const

const mandatesOf = (session: Session, { congress, oldNth, nth }: PlanRecord): Promise<MandateFact[]> =>
  session.all(sql<MandateFact>`
    select m.id, m.person, m.name, m.term, m.state, m.constituency, m.constituency_name, m.starts_on, p.township as home
    from mandates.card m join people.card p on p.county = m.county and p.id = m.person
    where m.county = ${session.county} and m.congress = ${congress} and m.term = any(${[oldNth ?? nth, nth]}::int[]) and m.state not in ('ended', 'withdrawn')
    order by m.name, m.id`)

const postsOf = (session: Session, { level, township }: PlanRecord): Promise<PostFact[]> =>
  session.all(sql<PostFact>`
    select p.id, p.person, p.name, p.organ, p.organ_name, p.organ_kind, substring(o.division from '^[0-9]{9}') as township, p.division, p.role,
      nullif(p.title, '') as title, p.starts_on, p.state
    from organs.name o join people.post_card p on p.county = o.county and p.organ = o.id
    where o.county = ${session.county} and o.kind = any(${[...organKinds[level]]}::text[]) and (${township}::text is null or left(o.division, 9) = ${township})
      and p.state <> 'ended' order by o.ordinal, p.role, p.name, p.id`)

const placesOf = (session: Session, township: string | null): Promise<PlaceFact[]> =>
  session.all(sql<PlaceFact>`
    select c.id as constituency, c.number, c.name, c.seats, c.population, c.starts_on,
      (select coalesce(array_agg(v.village order by v.village), '{}') from divisions.constituency_village v where v.county = c.county and v.constituency = c.id) as villages
    from divisions.constituency_card c
    where c.county = ${session.county} and c.state = 'inForce' and c.level = ${township === null ? 'county' : 'township'}
      and (${township}::text is null or c.township = ${township}) order by c.number, c.id`)

const committeeOf = async (session: Session, { level }: PlanRecord): Promise<Facts['committee']> => {
  if (level === 'township') return null
  const found = await session.one(
    sql<{
      id: string
    }>`select id from organs.name where county = ${session.county} and kind = 'standingCommittee' and ends_on is null limit 1`,
  )
  return found ? { id: found.id, terms: await termsOf(session, found.id) } : null
}

/** Whoever is named in the plan and known, by the name that the register has. */
const namesOf = async (session: Session, { successors }: PlanRecord): Promise<ReadonlyMap<string, string>> => {
  const rows = await session.all(sql<{ id: string; name: string }>`
    select id, name from people.card where county = ${session.county} and state = 'known' and id = any(${successors.map(({ person }) => person)}::uuid[])`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Everything that a hand-over is about, as it stands in this transaction. */
export const factsOf = async (session: Session, plan: PlanRecord): Promise<Facts> => {
  const [mandates, posts, terms, committee, places, names] = await Promise.all([
    mandatesOf(session, plan),
    postsOf(session, plan),
    termsOf(session, plan.congress),
    committeeOf(session, plan),
    placesOf(session, plan.township),
    namesOf(session, plan),
  ])
  const old = mandates.filter(({ term, state }) => term !== plan.nth && state !== 'invalid')
  return { old, next: mandates.filter(({ term }) => term === plan.nth), posts, terms, committee, places, names }
}
