import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { DeputyLine, PublicPost } from '../spec/public-contract.ts'
import { publicRoles } from '../spec/public-facts.ts'

/** A line before posts are known: whose they are goes no further than this folder. */
export type MandateLine = Omit<DeputyLine, 'posts'> & { readonly person: string }

/** Mandates that the public hears of: confirmed ones. `m` is the mandate, `c` the person's entry. */
const publicMandates = sql`mandates.card m
  join people.card c on c.county = m.county and c.id = m.person
  left join organs.name g on g.county = m.county and g.id = m.delegation
  left join people.face f on f.county = m.county and f.person = coalesce(c.merged_into, c.id)`

const lineColumns =
  raw(`m.id, coalesce(c.merged_into, c.id) as person, m.name, m.level, m.congress_name as congress, m.term,
  m.constituency_name as constituency, g.name as delegation, m.state as standing, f.photo is not null and m.state = 'inForce' as has_photo`)

type Held = PublicPost & { readonly person: string }

/** Announced offices that these persons hold on a day. */
const postsHeld = (session: Session, persons: readonly string[], on: string): Promise<Held[]> =>
  persons.length === 0
    ? Promise.resolve([])
    : session.all(sql<Held>`
        select p.person, p.organ_name as organ, p.role, nullif(p.title, '') as title from people.post_card p
        where p.county = ${session.county} and p.role = any(${publicRoles}::text[]) and p.state = 'held' and p.person = any(${persons}::uuid[])
          and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on}) order by array_position(${publicRoles}::text[], p.role), p.organ_name`)

/** What the public hears of mandates by a condition on `m`, by name. */
export const mandateLines = (session: Session, where: Sql): Promise<MandateLine[]> =>
  session.all(sql<MandateLine>`
    select ${lineColumns} from ${publicMandates}
    where m.county = ${session.county} and ${where} order by m.name, m.id limit 500`)

/** Deputies by a condition on `m`, by name, each with the announced offices that he holds on that day. */
export const deputyLines = async (session: Session, where: Sql, on: string): Promise<DeputyLine[]> => {
  const rows = await mandateLines(session, where)
  const inOffice = rows.filter(({ standing }) => standing === 'inForce').map(({ person }) => person)
  const held = await postsHeld(session, inOffice, on)
  return rows.map(({ person, ...row }) => ({
    ...row,
    posts:
      row.standing === 'inForce'
        ? held.filter((post) => post.person === person).map(({ organ, role, title }) => ({ organ, role, title }))
        : [],
  }))
}

/** Whose face goes with a mandate that is in force; of any other there is none to show. */
export const personInOffice = async (session: Session, id: string): Promise<string | undefined> =>
  (
    await session.one(sql<{ person: string }>`
      select coalesce(c.merged_into, c.id) as person from mandates.card m join people.card c on c.county = m.county and c.id = m.person
      where m.county = ${session.county} and m.id = ${id} and m.state = 'inForce'`)
  )?.person
