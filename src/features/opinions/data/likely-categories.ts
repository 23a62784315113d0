import { type Classes, learner } from '#commons/search/rules/classes.ts'
import type { Db } from '#platform/db/db.ts'
import { keptAWhile } from '#platform/db/kept/a-while.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** The latest accepted opinions are learnt from: a third of a second for all of them, and what people write changes with the years. */
const mostExamples = 1000
const atOnce = 100

interface Accepted {
  readonly on: string
  readonly at: string
  readonly title: string
  readonly body: string
  readonly category: string
}

const acceptedBefore = (session: Session, last: Accepted | undefined): Promise<Accepted[]> =>
  session.all(sql<Accepted>`
    select "on", at, title, body, category from opinions.opinion
    where county = ${session.county} and accepted_on is not null and category is not null
      and (${last?.on ?? null}::date is null or ("on", at) < (${last?.on ?? null}::date, ${last?.at ?? null}::timestamptz))
    order by "on" desc, at desc limit ${atOnce}`)

/** A page at a time, so that other requests are answered between. */
const learn = async (session: Session): Promise<Classes> => {
  const { add, classes } = learner()
  let last: Accepted | undefined
  for (let read = 0; read < mostExamples; read += atOnce) {
    const page = await acceptedBefore(session, last)
    for (const { title, body, category } of page) add({ title, body, of: category })
    last = page.at(-1)
    if (page.length < atOnce) break
  }
  return classes()
}

const mostCounties = 50
/** What is learnt from few is learnt anew soon. */
const kept = keptAWhile<Classes>(({ examples }) => examples, mostCounties)

/**
 * Categories as this county's staff gave them when they accepted opinions; all of the county's, since only the categories and words of the
 * asked text itself are told.
 */
export const categoriesLearnt = (db: Db, session: Session): Promise<Classes> =>
  kept(db, session.county, () => learn(session))
