import type { Session } from '#platform/db/session.ts'
import { join, type Sql, sql } from '#platform/db/sql.ts'

/** The single characters and pairs of a name, by which any part of it is found: 张秀禾 → 张 秀 禾 张秀 秀禾. */
export const gramsOf = (name: string): string[] => {
  const characters = [...name]
  return [...new Set(characters.flatMap((one, at) => [one, ...(at > 0 ? [`${characters[at - 1]}${one}`] : [])]))]
}

/** Writes by what a person's name is found, in the transaction that changes it. */
export const writeGrams = async (session: Session, person: string, name: string): Promise<void> => {
  session.send(sql`delete from people.name_gram where county = ${session.county} and person = ${person}`)
  session.send(
    sql`insert into people.name_gram (county, gram, person) select ${session.county}, gram, ${person} from unnest(${gramsOf(name)}::text[]) gram`,
  )
}

/**
 * Persons (table alias `o`) whose name holds these characters, or whose number they are. Every pair of them is looked up, so that a
 * name that few bear is found without reading the others.
 */
export const namedLike = (county: string, q: string): Sql => {
  const wanted = q.trim().slice(0, 60)
  const grams = gramsOf(wanted).filter((gram) => [...gram].length === 2 || [...wanted].length === 1)
  const holding = grams.map(
    (gram) => sql`select person from people.name_gram where county = ${county} and gram = ${gram}`,
  )
  return sql`(o.id in (${join(holding, ' intersect ')} union all select id from people.person where county = ${county} and number = ${wanted})
    and (strpos(o.name, ${wanted}) > 0 or o.number = ${wanted}))`
}
