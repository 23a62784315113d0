import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { holds } from '#kernel/viewer.ts'
import { inTerm } from '#commons/organs/data/in-term.ts'
import type { Reader } from '#platform/action/action.ts'
import { afterCursor, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { alike, listPeople } from '../spec/contract.ts'
import { personsInSight } from './in-sight.ts'
import { isGram, namedLike, wantedOf } from './name-grams.ts'
import { lineOf } from './persons.ts'
import { type PersonJson, personOf, personRow } from './tables.ts'

type Query = QueryOf<typeof listPeople>

/** By name, as two columns have it. */
const order = (isDown: boolean, name: string, id: string): Order => ({
  isDown,
  keys: [
    { name: 'name', column: name, kind: 'text' },
    { name: 'id', column: id, kind: 'id' },
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
  ...(query.township ? [sql`o.township = ${query.township}`] : []),
  ...(query.sex ? [sql`o.sex = ${query.sex}`] : []),
  ...(query.party ? [sql`o.party = ${query.party}`] : []),
  ...(query.term ? [heldInTerm(county, query.term)] : []),
  ...(query.role || query.organ || query.on ? [holding(county, query, days.today)] : []),
]

/** Where persons (table alias `o`) are read from, each once, and the columns that have them in order there. */
interface Source {
  readonly from: Sql
  readonly where: readonly Sql[]
  readonly name: string
  readonly id: string
}

const byPerson = { from: sql`people.person o`, name: 'o.name', id: 'o.id' }

/** Who bears one or two characters is read in the order of names as far as the page goes; by more of them few are left to be sorted. */
const sourcesOf = (county: string, wanted: string): readonly Source[] => {
  if (wanted === '') return [{ ...byPerson, where: [] }]
  if (!isGram(wanted)) return [{ ...byPerson, where: [namedLike(county, wanted)] }]
  return [
    {
      from: sql`people.name_gram g join people.person o on o.county = g.county and o.id = g.person`,
      where: [sql`g.county = ${county} and g.gram = ${wanted}`],
      name: 'g.name',
      id: 'g.person',
    },
    { ...byPerson, where: [sql`o.number = ${wanted} and strpos(o.name, ${wanted}) = 0`] },
  ]
}

/** Persons in sight, one page by name. */
export const listPersons = async (
  session: Session,
  reader: Reader,
  query: Query,
): Promise<AnswerOf<typeof listPeople>> => {
  const isDown = query.sort === '-name'
  const wanted = wantedOf(query.q)
  const where = conditions(session, reader, query)
  const sources = sourcesOf(session.county, wanted)
  const page = sources.map(({ from, where: own, name, id }) => {
    const by = order(isDown, name, id)
    const all = [...own, ...where, ...(query.cursor ? [afterCursor(by, query.cursor)] : [])]
    return sql`(select ${personRow} as row, o.name, o.id from ${from} where ${join(all, ' and ')} order by ${orderBy(by)} limit ${raw(String(query.limit + 1))})`
  })
  const counted = sources.map(
    ({ from, where: own }) => sql`select from ${from} where ${join([...own, ...where], ' and ')}`,
  )
  const by = order(isDown, 'name', 'id')
  // What few bear is looked up first; planned for any name, the list by name would be read to its end for it.
  const replan = wanted !== ''
  const [rows, total] = await Promise.all([
    session.all({
      ...sql<PersonJson>`select row from (${join(page, ' union all ')}) found order by ${orderBy(by)} limit ${raw(String(query.limit + 1))}`,
      replan,
    }),
    session.one({
      ...sql<{ count: number }>`select count(*) as count from (${join(counted, ' union all ')} limit 1001) counted`,
      replan,
    }),
  ])
  const { shown, next } = pageOf(rows.map(personOf), query.limit, by)
  const nameOf = await reader.names(
    session,
    shown.map(({ township }) => township),
  )
  return {
    items: shown.map((row) => lineOf(row, nameOf)),
    next,
    total: totalOf(total?.count ?? 0),
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
