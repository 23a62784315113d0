import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { holds } from '#kernel/viewer.ts'
import { inTerm } from '#commons/organs/data/in-term.ts'
import type { Reader } from '#platform/action/action.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import { jsonRow } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { alike, listPairs, listPeople } from '../spec/contract.ts'
import { personsInSight } from './in-sight.ts'
import { isGram, namedLike, wantedOf } from './name-grams.ts'
import { lineOf } from './persons.ts'
import { type PersonJson, personColumns, personOf, personRow } from './tables.ts'

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

interface PairRow {
  readonly one: PersonJson['row']
  readonly other: PersonJson['row']
  readonly by: 'phone' | 'nameAndBirth' | 'name'
}

/** Entries that may be of one person, the most alike first; who has another card is another. */
export const listAlikePairs = async (
  session: Session,
  reader: Reader,
  { limit }: QueryOf<typeof listPairs>,
): Promise<AnswerOf<typeof listPairs>> => {
  const { county } = session
  const known = sql`p.county = ${county} and q.county = ${county} and q.id > p.id and p.state = 'known' and q.state = 'known'`
  const pairs = sql`
    from (select p.id as one, q.id as other from people.person p, people.person q where ${known} and q.phone_hash = p.phone_hash
      union select p.id, q.id from people.person p, people.person q
      where ${known} and q.name = p.name and (q.birth_on = p.birth_on or q.birth_on is null or p.birth_on is null)) pair
    join people.person p on p.county = ${county} and p.id = pair.one join people.person q on q.county = ${county} and q.id = pair.other
    where (p.id_card_hash is null or q.id_card_hash is null or p.id_card_hash = q.id_card_hash)
      and exists (select from people.person o where o.county = ${county} and o.id = p.id and ${personsInSight(reader.viewer)})
      and exists (select from people.person o where o.county = ${county} and o.id = q.id and ${personsInSight(reader.viewer)})`
  const [rows, counted] = await Promise.all([
    session.all(sql<PairRow>`
      select ${jsonRow(personColumns, 'p')} as one, ${jsonRow(personColumns, 'q')} as other,
        case when q.phone_hash = p.phone_hash then 'phone' when q.birth_on = p.birth_on then 'nameAndBirth' else 'name' end as by
      ${pairs} order by q.phone_hash is distinct from p.phone_hash, q.birth_on is distinct from p.birth_on, p.name, p.id, q.id limit ${limit}`),
    session.one(countUpTo(pairs)),
  ])
  const found = rows.map(({ one, other, by }) => ({ one: personOf({ row: one }), other: personOf({ row: other }), by }))
  const nameOf = await reader.names(
    session,
    found.flatMap(({ one, other }) => [one.township, other.township]),
  )
  return {
    items: found.map(({ one, other, by }) => ({ one: lineOf(one, nameOf), other: lineOf(other, nameOf), by })),
    next: null,
    total: totalOf(counted?.count ?? 0),
  }
}
