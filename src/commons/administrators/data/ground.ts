import { isRole } from '#commons/access/spec/roles.ts'
import { posts } from '#commons/people/data/posts.ts'
import type { AdministratorRole } from '#commons/people/spec/roles.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Leaving, Successor } from '../spec/facts.ts'

/** A post as it stands, with the log-in of whoever leaves it. */
interface LeavingPost extends Leaving {
  readonly role: AdministratorRole
  readonly name: string
  readonly organ: string
  readonly title: string | null
  readonly account: string | null
  /** Holds another post that gives rights here, and goes on logging in for it. */
  readonly staysFor: boolean
}

/** A log-in `l` that somebody can use: with a password and a second factor of his own; a demo's needs none. */
export const canLogIn: Sql = raw(`(l.is_demo or l.password_hash is not null and exists (
  select from login.factor f where f.county = l.county and f.login = l.id))`)

/** A post by its id, whatever its role; undefined where there is none. */
export const leavingPost = async (session: Session, post: string): Promise<LeavingPost | undefined> => {
  const { county } = session
  const row = await session.one(sql<Omit<LeavingPost, 'staysFor'> & { readonly others: readonly string[] }>`
    select o.role, o.person, o.name, o.organ, o.title, o.state <> 'ended' as is_held,
      (select count(*)::int from people.post_card h where h.county = ${county} and h.role = o.role and h.state <> 'ended') as holders,
      (select l.id from login.login l where l.county = ${county} and l.person = o.holder and l.state = 'inForce') as account,
      array(select h.role from people.post_card h where h.county = ${county} and h.holder = o.holder and h.id <> o.id and h.state <> 'ended') as others
    from people.post_card o where o.county = ${county} and o.id = ${post}`)
  return row && { ...row, staysFor: row.others.some(isRole) }
}

interface Person extends Omit<Successor, 'posts'> {
  /** This entry and those that were merged into it. */
  readonly entries: readonly string[]
}

/** Persons (`p`) who are alive, with the log-in (`l`) and the posts that decide whether they may take over. */
export const successorsBy = async (session: Session, where: Sql, limit: number): Promise<Successor[]> => {
  const { county } = session
  const persons = await session.all(sql<Person>`
    select p.id, p.name, l.name as login, coalesce(${canLogIn}, false) as can_log_in,
      array(select p.id union all select m.id from people.card m where m.county = ${county} and m.merged_into = p.id) as entries
    from people.card p left join login.login l on l.county = p.county and l.person = p.id and l.state = 'inForce'
    where p.county = ${county} and p.state = 'known' and ${where} order by p.name, p.id limit ${limit}`)
  const held = await session.all(sql<{ holder: string; role: string; organName: string }>`
    select holder, role, organ_name from people.post_card
    where county = ${county} and holder = any(${persons.flatMap(({ entries }) => entries)}::uuid[]) and state <> 'ended' order by starts_on, id`)
  return persons.map(({ entries, ...person }) => ({
    ...person,
    posts: held.filter(({ holder }) => entries.includes(holder)).map(({ role, organName }) => ({ role, organName })),
  }))
}

export interface Ground {
  readonly leaving: LeavingPost | undefined
  readonly successor: Successor | undefined
}

/**
 * What a hand-over is decided by, as it stands now: named today and confirmed next week, it is asked again. Of two who hand the same post
 * over at once, the second finds what the first has made of it.
 */
export const groundOf = async (session: Session, post: string, person: string): Promise<Ground> => {
  const [, leaving, [successor]] = await Promise.all([
    posts.lock(session, null, post),
    leavingPost(session, post),
    successorsBy(session, sql`p.id = ${person}`, 1),
  ])
  return { leaving, successor }
}
