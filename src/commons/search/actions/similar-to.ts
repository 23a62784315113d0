import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import type { RecordKind } from '#platform/outbox/record-kind.ts'
import { type CandidatesQuery, candidates } from '../data/candidates.ts'
import { rarityIn } from '../data/rarity.ts'
import { directionOf, likest, type Similar, tellingWords } from '../rules/likeness.ts'
import type { Text } from '../spec/text.ts'

export interface SimilarQuery extends Pick<CandidatesQuery, 'within' | 'but' | 'most'> {
  readonly kind: RecordKind
  readonly text: Text
}

/** Words looked for, and texts that are then compared word by word. */
const [wordsAsked, compared] = [32, 100]

const textOf = (fields: readonly (string | null | undefined)[]): Text => {
  const [title, ...rest] = fields
  return { title: title ?? '', body: rest.filter(Boolean).join('\n') }
}

/**
 * Records whose words are most like a text's, the likest first, each with what both say. Its most telling words are looked for one by one in
 * the index, and the texts in which most of them meet are compared whole (cosine of tf-idf; the first field of a record is its title).
 */
export const similarTo = async (
  db: Db,
  session: Session,
  { kind, text, within, but, most }: SimilarQuery,
): Promise<readonly Similar[]> => {
  const rarity = await rarityIn(db, session, kind.kind)
  const words = tellingWords(directionOf(text, rarity), rarity, wordsAsked)
  if (words.length === 0) return []
  const near = await candidates(session, { kind: kind.kind, words, within, but, most: compared })
  const docs = await kind.docs(session, near)
  const others = docs.map(({ record, fields }) => ({ record, text: textOf(fields) }))
  return likest(text, rarity, others, most)
}
