import { holdPerson } from '#commons/people/data/lookups.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Elected } from '../spec/inputs.ts'

interface Ground {
  readonly name: string | null
  readonly congressName: string | null
  readonly congressTownship: string | null
  readonly constituencyName: string | null
  readonly constituencyTownship: string | null
  readonly delegation: boolean
  readonly twice: boolean
  readonly vacant: boolean
}

/** What a mandate is to be made of: the person, the congress, where it was elected, and whether the seat is free. */
export const groundOf = async (session: Session, input: Elected): Promise<Ground> => {
  const { county } = session
  const { person, congress = null, constituency = null, delegation = null, fills = null, term } = input
  const kind = input.level === 'township' ? 'townshipCongress' : 'congress'
  holdPerson(session, person)
  const found = await session.one(sql<Ground>`
    select (select name from people.card where county = ${county} and id = ${person} and state = 'known') as name,
      (select name from organs.name where county = ${county} and id = ${congress}::uuid and kind = ${kind}) as congress_name,
      (select division from organs.name where county = ${county} and id = ${congress}::uuid and kind = ${kind}) as congress_township,
      (select name from divisions.constituency_card where county = ${county} and id = ${constituency}::uuid) as constituency_name,
      (select township from divisions.constituency_card where county = ${county} and id = ${constituency}::uuid) as constituency_township,
      ${delegation}::uuid is null or exists (select from organs.name where county = ${county} and id = ${delegation}::uuid and kind = 'delegation') as delegation,
      exists (select from mandates.mandate where county = ${county} and person = ${person} and congress = ${congress}::uuid and term = ${term}
        and state in ('elected', 'qualified', 'inForce', 'suspended') and id <> ${input.id}) as twice,
      ${fills}::uuid is null or exists (select from mandates.mandate m where m.county = ${county} and m.id = ${fills}::uuid and m.state = 'ended' and m.term = ${term}
        and m.congress = ${congress}::uuid and not exists (select from mandates.mandate f where f.county = m.county and f.fills = m.id and f.state not in ('invalid', 'withdrawn'))) as vacant`)
  if (!found) throw new Error('a select without a row')
  return found
}

export interface Resting {
  readonly id: string
  readonly role: string
  readonly organName: string
  readonly organKind: string
  readonly township: string | null
  readonly startsOn: string
  readonly state: string
  readonly ground: string | null
  readonly endsOn: string | null
}

export interface Around {
  /** Holds another mandate of the same congress. */
  readonly hasAnother: boolean
  readonly person: string
  /** The term that the mandate is of has ended. */
  readonly isTermOver: boolean
  readonly posts: readonly Resting[]
  readonly remaining: number
  readonly isKnown: boolean
}

/**
 * What stands around a mandate: the posts of its person, the number of deputies in force in its term, and whether the person lives.
 * Which of the posts rest on the mandate, the rules say.
 */
export const aroundOf = async (session: Session, id: string): Promise<Around> => {
  const { county } = session
  const [posts, counted] = await Promise.all([
    session.all(sql<Resting>`
      select p.id, p.role, p.organ_name, p.organ_kind, substring(p.division from '^[0-9]{9}') as township, p.starts_on, p.state, p.ends_on, p.ground
      from people.post_card p where p.county = ${county} and p.holder = any(array(
        select m.person from mandates.mandate m where m.county = ${county} and m.id = ${id} union all
        select e.id from mandates.mandate m join people.card e on e.county = ${county} and e.merged_into = m.person where m.county = ${county} and m.id = ${id}))
      order by p.id`),
    session.one(sql<{ person: string; remaining: number; isKnown: boolean; isTermOver: boolean; hasAnother: boolean }>`
      select m.person, exists (select from organs.term_card t where t.county = m.county and t.organ = m.congress and t.number = m.term and t.state = 'ended') as is_term_over,
        (select count(*) from mandates.mandate o where o.county = m.county and o.congress = m.congress and o.term = m.term and o.state in ('inForce', 'suspended') and o.id <> m.id) as remaining,
        exists (select from people.card p where p.county = m.county and p.id = m.person and p.state = 'known') as is_known,
        exists (select from mandates.mandate o where o.county = m.county and o.person = m.person and o.congress = m.congress and o.id <> m.id
          and o.state in ('elected', 'inForce', 'suspended')) as has_another
      from mandates.mandate m where m.county = ${county} and m.id = ${id}`),
  ])
  if (!counted) throw new Problem(refuse('not-found'))
  return { posts, ...counted, remaining: Number(counted.remaining) }
}

/** A session of the congress, by its id, as an absence names it; undefined where the congress has no such session. */
export const sessionOf = (
  session: Session,
  id: string,
  mandate: string,
): Promise<{ title: string; startsOn: string } | undefined> =>
  session.one(sql<{ title: string; startsOn: string }>`
    select s.title, s.starts_on from organs.session_card s
    join mandates.mandate m on m.county = s.county and m.congress = s.organ and m.term = s.term_number
    where s.county = ${session.county} and s.id = ${id} and m.id = ${mandate} and s.starts_on is not null`)

export const isDelegation = async (session: Session, id: string): Promise<boolean> =>
  (await session.one(
    sql<{
      id: string
    }>`select id from organs.name where county = ${session.county} and id = ${id} and kind = 'delegation'`,
  )) !== undefined
