import type { Db } from '#platform/db/db.ts'
import { keptAWhile } from '#platform/db/kept/a-while.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Rarity } from '../spec/text.ts'

/** The newest texts stand for all: a third of a second to count their words. */
const mostTexts = 2000
/** Words that fewer hold are all as rare as each other, and most words are such. */
const fewest = 3
/** Seconds. */
const freshFor = 3600
const mostCounties = 50

interface Counted {
  readonly word: string
  readonly texts: number
}

const count = async (session: Session, kind: string): Promise<Rarity> => {
  const newest = sql`
    select tsv from search.doc where county = ${session.county} and kind = ${kind} order by "on" desc, at desc, record desc limit ${mostTexts}`
  const [words, all] = await Promise.all([
    session.all(sql<Counted>`
      select word, count(*)::int as texts from (${newest}) newest, unnest(tsvector_to_array(tsv)) as word
      group by word having count(*) >= ${fewest}`),
    session.one(sql<{ texts: number }>`select count(*)::int as texts from (${newest}) newest`),
  ])
  const known = new Map(words.map(({ word, texts }) => [word, texts]))
  return { texts: all?.texts ?? 0, holding: (word) => known.get(word) ?? 1 }
}

const kept = keptAWhile<Rarity>(({ texts }) => Math.min(freshFor, texts), mostCounties)

/** How rare words are in the newest texts of one kind in a county; an hour old at most, and newer where there are few. */
export const rarityIn = (db: Db, session: Session, kind: string): Promise<Rarity> =>
  kept(db, `${session.county}/${kind}`, () => count(session, kind))
