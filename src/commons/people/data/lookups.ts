import type { Viewer } from '#kernel/viewer.ts'
import type { AlsoAct } from '#platform/action/action.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import type { Given } from '../spec/inputs.ts'
import { administratorRoles } from '../spec/roles.ts'
import { personsInSight } from './in-sight.ts'

interface Entry {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly hasTakenIn: boolean
  readonly isAdministrator: boolean
}

/** Entries of persons in sight, by id, for merging. */
export const entriesOf = async (
  session: Session,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Entry>> => {
  const rows = await session.all(sql<Entry>`
    select o.id, o.name, o.state, exists (select from people.person t where t.county = o.county and t.merged_into = o.id) as has_taken_in,
      exists (select from people.post t where t.county = o.county and t.person = o.id and t.state <> 'ended'
        and t.role = any(${[...administratorRoles]}::text[])) as is_administrator
    from people.person o where o.county = ${session.county} and o.id = any(${ids}::uuid[]) and ${personsInSight(viewer)}`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The entry that a viewer is himself; who was merged into another is that one. */
export const ownEntry = (
  session: Session,
  viewer: Viewer,
): Promise<{ id: string; name: string; township: string | null } | undefined> =>
  session.one(sql<{ id: string; name: string; township: string | null }>`
    select id, name, township from people.person where county = ${session.county} and state = 'known'
      and id = (select coalesce(merged_into, id) from people.person where county = ${session.county} and id = ${viewer.person})`)

export interface HeldPost {
  readonly id: string
  readonly role: string
  readonly startsOn: string
}

/** Posts that somebody, or whoever was merged into him, has not yet left. */
export const notYetLeft = (session: Session, person: string): Promise<HeldPost[]> =>
  session.all(sql<HeldPost>`
    select o.id, o.role, o.starts_on from people.post o join people.person p on p.county = o.county and p.id = o.person
    where o.county = ${session.county} and ${person}::uuid in (p.id, p.merged_into) and o.state <> 'ended' order by o.id`)

/**
 * What a room above keeps that ends with a life: acts on its own records, which ask nobody's rights (`door: 'consequence'`). The apps plug
 * it in, since no arrow points up.
 */
export interface EndsWithLife {
  readonly actions: readonly string[]
  readonly acts: (session: Session, person: string, diedOn: string) => Promise<readonly AlsoAct[]>
  /** Last day on which something of it was held, `infinity` while it is; what a person is known by is kept for some time after. */
  readonly heldUntil?: (session: Session, person: string) => Promise<string | null>
}

export interface Ground {
  /** Name of the organ; null where there is none that is in force. */
  readonly organ: string | null
  /** The person, or whom he was merged into; null where nobody known is in sight. */
  readonly person: string | null
  /** Township of the organ. */
  readonly seat: string | null
  /** There is such a township, or none was named. */
  readonly township: boolean
}

/**
 * For what is about to be given to somebody: whoever erases or merges the entry meanwhile is waited for, and waits, so that what is read
 * next is what the other did.
 */
export const holdPerson = (session: Session, person: string): void =>
  session.send(sql`
    select from people.person where county = ${session.county} and id in (
      select unnest(array[id, merged_into]) from people.person where county = ${session.county} and id = ${person})
    order by id for no key update`)

/** What a post is to be made of. The viewer is null for a consequence, which asks for nobody's sight. */
export const groundOf = async (
  session: Session,
  viewer: Viewer | null,
  { organ, person, division, startsOn }: Given,
): Promise<Ground> => {
  const { county } = session
  const inSight = viewer === null ? raw('true') : personsInSight(viewer)
  holdPerson(session, person)
  const found = await session.one(sql<Ground>`
    select (select name from organs.name where county = ${county} and id = ${organ} and (ends_on is null or ends_on >= ${startsOn})) as organ,
      (select o.id from people.person o where o.county = ${county} and o.state = 'known' and ${inSight}
        and o.id = (select coalesce(merged_into, id) from people.person where county = ${county} and id = ${person})) as person,
      (select substring(division from '^[0-9]{9}') from organs.name where county = ${county} and id = ${organ}) as seat,
      ${division || null}::text is null or exists (select from divisions.name where county = ${county} and code = ${division || null} and level = 'township') as township`)
  if (!found) throw new Error('a select without a row')
  return found
}
