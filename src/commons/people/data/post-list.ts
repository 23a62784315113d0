import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { inTerm } from '#commons/organs/data/in-term.ts'
import type { Reader } from '#platform/action/action.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { listPosts } from '../spec/contract.ts'
import type { PostRole } from '../spec/roles.ts'
import { postsInSight } from './in-sight.ts'
import { postItem } from './posts.ts'
import { type PostJson, postOf, postRow } from './tables.ts'

type Query = QueryOf<typeof listPosts>

const newest: Order = {
  isDown: true,
  keys: [
    { name: 'startsOn', column: 'o.starts_on', kind: 'day' },
    { name: 'id', column: 'o.id', kind: 'id' },
  ],
}

const heldOn = (day: string): Sql => sql`o.starts_on <= ${day} and (o.ends_on is null or o.ends_on >= ${day})`

/** A person's posts are also those of whoever was merged into him. */
const ofPerson = (county: string, person: string): Sql =>
  sql`o.person = any(array(select id from people.person where county = ${county} and id = ${person} union all
    select id from people.person where county = ${county} and merged_into = ${person}))`

const conditions = ({ county }: Session, { viewer }: Reader, query: Query): Sql[] => [
  sql`o.county = ${county}`,
  postsInSight(viewer),
  ...(query.person ? [ofPerson(county, query.person)] : []),
  ...(query.organ ? [sql`o.organ = ${query.organ}`] : []),
  ...(query.role ? [sql`o.role = ${query.role}`] : []),
  ...(query.state ? [sql`o.state = ${query.state}`] : []),
  ...(query.township ? [sql`o.township = ${query.township}`] : []),
  ...(query.on ? [heldOn(query.on)] : []),
  ...(query.term ? [inTerm(county, 'o', query.term)] : []),
  ...(query.q?.trim() ? [sql`strpos(person.name, ${query.q.trim()}) > 0`] : []),
]

const from = raw('from people.post o join people.person person on person.county = o.county and person.id = o.person')

/** Posts in sight, one page, the newest first. */
export const listPostsOf = async (
  session: Session,
  reader: Reader,
  query: Query,
): Promise<AnswerOf<typeof listPosts>> => {
  const where = conditions(session, reader, query)
  const page = query.cursor ? [...where, afterCursor(newest, query.cursor)] : where
  const [rows, counted] = await Promise.all([
    session.all(sql<PostJson & { name: string }>`
      select ${postRow} as row, person.name ${from} where ${join(page, ' and ')} order by ${orderBy(newest)} limit ${raw(String(query.limit + 1))}`),
    session.one(countUpTo(sql`${from} where ${join(where, ' and ')}`)),
  ])
  const { shown, next } = pageOf(
    rows.map(({ row, name }) => ({ ...postOf({ row }), name })),
    query.limit,
    newest,
  )
  const nameOf = await reader.names(
    session,
    shown.flatMap(({ organ, township }) => [organ, township]),
  )
  return { items: shown.map((row) => postItem(row, nameOf, row.name)), next, total: totalOf(counted?.count ?? 0) }
}

/** A post as the law counts it, with what its person and organ are called. */
export interface Counted {
  readonly person: string
  readonly name: string
  readonly organ: string
  readonly organName: string
  readonly organKind: string
  readonly role: PostRole
}

/** Posts in sight that the law counts, as they were held on a day. Deputies of one congress are the mandates' matter. */
export const countedPosts = (session: Session, { viewer }: Reader, day: Day): Promise<Counted[]> =>
  session.all(sql<Counted>`
    select o.person, person.name, o.organ, organ.name as organ_name, organ.kind as organ_kind, o.role ${from}
    join organs.name organ on organ.county = o.county and organ.id = o.organ
    where o.county = ${session.county} and ${postsInSight(viewer)} and ${heldOn(day)} and o.role <> all('{deputy,agencyDrafter}')`)
