import { similarTo } from '#commons/search/actions/similar-to.ts'
import { docScope } from '#commons/search/data/store.ts'
import type { Reader } from '#platform/action/action.ts'
import type { Db } from '#platform/db/db.ts'
import { jsonRows } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import { leastAlike, mostSimilar, type SimilarOpinion } from '../spec/hints.ts'
import { described } from './described.ts'
import { inSight } from './in-sight.ts'
import { type Line, lineColumns, lineKeys, rowOf } from './line.ts'
import type { OpinionRecord } from './tables.ts'

/** Opinions in sight that are most like this one, the likest first. What the index does not know of sight is asked of the records. */
export const similarOpinions = async (
  db: Db,
  session: Session,
  reader: Reader,
  { id, title, body }: Pick<OpinionRecord, 'id' | 'title' | 'body'>,
): Promise<readonly SimilarOpinion[]> => {
  const within = visible(reader.viewer, 'opinions.read', docScope)
  const found = await similarTo(db, session, {
    kind: described,
    text: { title, body },
    within,
    but: id,
    most: mostSimilar,
  })
  const alike = new Map(found.filter(({ share }) => share >= leastAlike).map((one) => [one.record, one]))
  const lines = jsonRows(
    lineColumns,
    'o',
    sql`from opinions.opinion o where o.county = ${session.county} and o.id = any(${[...alike.keys()]}::uuid[]) and ${inSight(reader.viewer)}`,
  )
  const read = (await session.one(sql<{ lines: Line[] }>`select ${lines} as lines`))?.lines ?? []
  const nameOf = await reader.names(session, read.flatMap(lineKeys))
  return read
    .flatMap((line) => {
      const one = alike.get(line.id)
      const { id: of, number, title: called, state, township, on } = rowOf(line, reader, nameOf)
      return one
        ? [{ id: of, number, title: called, state, township, on, share: one.share, words: [...one.words] }]
        : []
    })
    .sort((one, other) => other.share - one.share)
}
