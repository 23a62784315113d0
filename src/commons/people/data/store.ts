import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { NewPerson, NewPost, PostCard } from '../spec/person.ts'
import { gramsOf } from './name-grams.ts'
import { readAnew } from './read-anew.ts'

/** Makes persons; whoever is there stays as he is. */
export const addPersons = async (session: Session, persons: readonly NewPerson[]): Promise<void> => {
  const rows = persons.map(({ isDemo, birthOn, occupationClass, joinedOn, ...person }) => ({
    number: null,
    township: null,
    ...person,
    is_demo: isDemo,
    birth_on: birthOn ?? null,
    occupation_class: occupationClass ?? null,
    joined_on: joinedOn ?? null,
  }))
  const added = await session.all(sql<{ id: string; name: string }>`
    insert into people.person (county, id, name, is_demo, number, township, sex, birth_on, nation, party, education, occupation, occupation_class, joined_on)
    select ${session.county}, id, name, is_demo, number, township, sex, birth_on, nation, party, education, occupation, occupation_class, joined_on
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, name text, is_demo boolean, number text, township text, sex text,
      birth_on date, nation text, party text, education text, occupation text, occupation_class text, joined_on date)
    on conflict (county, id) do nothing returning id, name`)
  const grams = added.flatMap(({ id, name }) => gramsOf(name).map((gram) => ({ id, gram, name })))
  await session.all(sql`
    insert into people.name_gram (county, gram, name, person)
    select ${session.county}, gram, name, id
    from unnest(${grams.map(({ gram }) => gram)}::text[], ${grams.map(({ name }) => name)}::text[], ${grams.map(({ id }) => id)}::uuid[]) as given (gram, name, id)`)
}

/** Gives posts, each once. Log-ins of those who got one see it with their next request. */
export const addPosts = async (session: Session, posts: readonly NewPost[]): Promise<void> => {
  const added = await session.all(sql<{ person: string }>`
    insert into people.post (county, id, person, organ, role, division, starts_on, ends_on, title, state, ground, township, seat)
    select ${session.county}, given.id, person, organ, role, given.division, given.starts_on, given.ends_on, title,
      case when given.ends_on is null then 'held' else 'ended' end, case when given.ends_on is null then null else 'other' end,
      substring(coalesce(given.division, o.division) from '^[0-9]{9}'), substring(o.division from '^[0-9]{9}')
    from unnest(${posts.map(({ id }) => id)}::uuid[], ${posts.map(({ person }) => person)}::uuid[], ${posts.map(({ organ }) => organ)}::uuid[],
      ${posts.map(({ role }) => role)}::text[], ${posts.map(({ division }) => division)}::text[], ${posts.map(({ startsOn }) => startsOn)}::date[],
      ${posts.map(({ endsOn }) => endsOn ?? null)}::date[], ${posts.map(({ title }) => title ?? null)}::text[])
      as given (id, person, organ, role, division, starts_on, ends_on, title)
    join organs.name o on o.county = ${session.county} and o.id = organ
    on conflict (county, id) do nothing returning person`)
  await readAnew(
    session,
    added.map(({ person }) => person),
  )
}

/** Ends a post; `on` is its last day. No act by right of it commits after this has. */
export const endPost = async (session: Session, id: string, on: Day): Promise<void> => {
  const ended = await session.one(sql<{ person: string }>`
    update people.post set ends_on = ${on} where county = ${session.county} and id = ${id} returning person`)
  if (ended) await readAnew(session, [ended.person])
}

/**
 * Posts that a person holds on a day, the oldest first: those that are neither suspended nor ended, and those of whoever was merged
 * into this person. Whoever has died, or was merged into another, holds none himself. Other rooms join the read views `people.card` and
 * `people.post_card`.
 */
export const postsOf = (session: Session, person: string, on: Day): Promise<PostCard[]> => {
  const { county } = session
  const entry = sql`(select coalesce(merged_into, id) from people.person where county = ${county} and id = ${person})`
  // Entries as an array that is made first: a subquery that leans on the row would be asked for every post of the county.
  return session.all(sql<PostCard>`
    select p.id, p.person, person.name, p.organ, organ.name as organ_name, organ.kind as organ_kind, p.role, coalesce(p.division, organ.division) as division
    from people.person person
    join people.post p on p.county = ${county} and p.state = 'held' and p.person = any(array(
      select id from people.person where county = ${county} and id = ${entry} union all
      select id from people.person where county = ${county} and merged_into = ${entry}))
    join organs.name organ on organ.county = ${county} and organ.id = p.organ
    where person.county = ${county} and person.id = ${entry} and person.state = 'known'
      and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on}) and (organ.ends_on is null or organ.ends_on >= ${on})
    order by p.starts_on, p.id`)
}

/** Name of a person, or undefined. */
export const personName = async (session: Session, person: string): Promise<string | undefined> =>
  (
    await session.one(
      sql<{ name: string }>`select name from people.card where county = ${session.county} and id = ${person}`,
    )
  )?.name
