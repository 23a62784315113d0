import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { restamp } from '#platform/login/token.ts'
import type { NewPerson, NewPost, PostCard } from '../spec/person.ts'

/** Makes persons; whoever is there stays as he is. */
export const addPersons = async (session: Session, persons: readonly NewPerson[]): Promise<void> => {
  await session.all(sql`
    insert into people.person (county, id, name, is_demo)
    select ${session.county}, id, name, is_demo
    from unnest(${persons.map(({ id }) => id)}::uuid[], ${persons.map(({ name }) => name)}::text[], ${persons.map(({ isDemo }) => isDemo)}::boolean[])
      as given (id, name, is_demo)
    on conflict (county, id) do nothing`)
}

/** Gives posts, each once. Log-ins of those who got one see it with their next request. */
export const addPosts = async (session: Session, posts: readonly NewPost[]): Promise<void> => {
  const added = await session.all(sql<{ person: string }>`
    insert into people.post (county, id, person, organ, role, division, starts_on)
    select ${session.county}, id, person, organ, role, division, starts_on
    from unnest(${posts.map(({ id }) => id)}::uuid[], ${posts.map(({ person }) => person)}::uuid[], ${posts.map(({ organ }) => organ)}::uuid[],
      ${posts.map(({ role }) => role)}::text[], ${posts.map(({ division }) => division)}::text[], ${posts.map(({ startsOn }) => startsOn)}::date[])
      as given (id, person, organ, role, division, starts_on)
    on conflict (county, id) do nothing returning person`)
  await restamp(session, [...new Set(added.map(({ person }) => person))])
}

/** Ends a post; `on` is its last day. No act by right of it commits after this has. */
export const endPost = async (session: Session, id: string, on: Day): Promise<void> => {
  const ended = await session.one(sql<{ person: string }>`
    update people.post set ends_on = ${on} where county = ${session.county} and id = ${id} returning person`)
  if (ended) await restamp(session, [ended.person])
}

/**
 * Posts that a person holds on a day, the oldest first. Other rooms join the read views `people.card (county, id, name, is_demo)` and
 * `people.post_card (county, id, person, name, organ, organ_name, organ_kind, role, division, starts_on, ends_on)`.
 */
export const postsOf = (session: Session, person: string, on: Day): Promise<PostCard[]> =>
  session.all(sql<PostCard>`
    select person, name, organ, organ_name, organ_kind, role, division from people.post_card
    where county = ${session.county} and person = ${person} and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})
    order by starts_on, id`)

/** Name of a person, or undefined. */
export const personName = async (session: Session, person: string): Promise<string | undefined> =>
  (
    await session.one(
      sql<{ name: string }>`select name from people.card where county = ${session.county} and id = ${person}`,
    )
  )?.name
