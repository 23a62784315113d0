import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { holds } from '#kernel/viewer.ts'
import { inTerm } from '#commons/organs/data/in-term.ts'
import type { Reader } from '#platform/action/action.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { alike, listPeople } from '../spec/contract.ts'
import { personsInSight } from './in-sight.ts'
import { namedLike } from './name-grams.ts'
import { lineOf } from './persons.ts'
import { type PersonJson, personOf, personRow } from './tables.ts'

type Query = QueryOf<typeof listPeople>

const order = (isDown: boolean): Order => ({
  isDown,
  keys: [
    { name: 'name', column: 'o.name', kind: 'text' },
    { name: 'id', column: 'o.id', kind: 'id' },
  ],
})

/** Who held such a post on that day. */
const holding = (county: string, { role, organ, on }: Query, today: Day): Sql => {
  const day = on ?? today
  return sql`exists (select from people.post p where p.county = ${county} and p.person = o.id and p.starts_on <= ${day} and (p.ends_on is null or p.ends_on >= ${day})
    and ${role ? sql`p.role = ${role}` : raw('true')} and ${organ ? sql`p.organ = ${organ}` : raw('true')})`
}

const heldInTerm = (county: string, term: number): Sql =>
  sql`exists (select from people.post p where p.county = ${county} and p.person = o.id and ${inTerm(county, 'p', term)})`

const conditions = ({ county }: Session, { viewer, days }: Reader, query: Query): Sql[] => [
  sql`o.county = ${county}`,
  personsInSight(viewer),
  query.state ? sql`o.state = ${query.state}` : sql`o.state <> 'merged'`,
  ...(query.q?.trim() ? [namedLike(county, query.q)] : []),
  ...(query.township ? [sql`o.township = ${query.township}`] : []),
  ...(query.sex ? [sql`o.sex = ${query.sex}`] : []),
  ...(query.party ? [sql`o.party = ${query.party}`] : []),
  ...(query.term ? [heldInTerm(county, query.term)] : []),
  ...(query.role || query.organ || query.on ? [holding(county, query, days.today)] : []),
]

/** Persons in sight, one page by name. */
export const listPersons = async (
  session: Session,
  reader: Reader,
  query: Query,
): Promise<AnswerOf<typeof listPeople>> => {
  const by = order(query.sort === '-name')
  const where = conditions(session, reader, query)
  const page = query.cursor ? [...where, afterCursor(by, query.cursor)] : where
  // What few bear is looked up first; planned for any name, the list by name would be read to its end for it.
  const replan = Boolean(query.q?.trim())
  const [rows, counted] = await Promise.all([
    session.all({
      ...sql<PersonJson>`select ${personRow} as row from people.person o where ${join(page, ' and ')} order by ${orderBy(by)} limit ${raw(String(query.limit + 1))}`,
      replan,
    }),
    session.one({ ...countUpTo(sql`from people.person o where ${join(where, ' and ')}`), replan }),
  ])
  const { shown, next } = pageOf(rows.map(personOf), query.limit, by)
  const nameOf = await reader.names(
    session,
    shown.map(({ township }) => township),
  )
  return {
    items: shown.map((row) => lineOf(row, nameOf)),
    next,
    total: totalOf(counted?.count ?? 0),
    can: holds(reader.viewer, 'people.keep') ? ['create'] : [],
  }
}

/** Others who may be the same: by card, telephone, name and birthday, name; each by the strongest of these. */
export const listAlike = async (session: Session, reader: Reader, id: string): Promise<AnswerOf<typeof alike>> => {
  const rows = await session.all(sql<PersonJson & { by: 'idCard' | 'phone' | 'nameAndBirth' | 'name' }>`
    select ${personRow} as row, case when o.id_card_hash = p.id_card_hash then 'idCard' when o.phone_hash = p.phone_hash then 'phone'
      when o.birth_on = p.birth_on then 'nameAndBirth' else 'name' end as by
    from people.person p join people.person o on o.county = p.county and o.id <> p.id and o.state = 'known'
      and (o.name = p.name or o.phone_hash = p.phone_hash or o.id_card_hash = p.id_card_hash)
    where p.county = ${session.county} and p.id = ${id} and ${personsInSight(reader.viewer)} order by 2, o.id limit 50`)
  const found = rows.map(({ row, by }) => ({ row: personOf({ row }), by }))
  const nameOf = await reader.names(
    session,
    found.map(({ row }) => row.township),
  )
  return { items: found.map(({ row, by }) => ({ ...lineOf(row, nameOf), by })) }
}
