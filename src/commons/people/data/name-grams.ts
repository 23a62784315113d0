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
    sql`insert into people.name_gram (county, gram, name, person) select ${session.county}, gram, ${name}, ${person} from unnest(${gramsOf(name)}::text[]) gram`,
  )
}

/** What is looked for, as it is looked for: without the spaces around it, and no longer than a name. */
export const wantedOf = (q: string | undefined): string => (q ?? '').trim().slice(0, 60)

/** One or two characters: somebody's name holds them when they are among its grams. */
export const isGram = (wanted: string): boolean => wanted !== '' && [...wanted].length <= 2

/**
 * Persons (table alias `o`) whose name holds these characters, or whose number they are. Every pair of them is looked up, so that a
 * name that few bear is found without reading the others.
 */
export const namedLike = (county: string, wanted: string): Sql => {
  const grams = gramsOf(wanted).filter((gram) => [...gram].length === 2)
  const holding = grams.map(
    (gram) => sql`select person from people.name_gram where county = ${county} and gram = ${gram}`,
  )
  return sql`(o.id in (${join(holding, ' intersect ')} union all select id from people.person where county = ${county} and number = ${wanted})
    and (strpos(o.name, ${wanted}) > 0 or o.number = ${wanted}))`
}
