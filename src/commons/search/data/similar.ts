import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { RecordKind } from '#platform/outbox/record-kind.ts'
import { directionOf, likest, type Similar, tellingWords } from '../rules/likeness.ts'
import type { Text } from '../rules/weights.ts'
import { tsqueryOf } from '../spec/tokens.ts'
import { rarityIn } from './rarity.ts'

export interface SimilarQuery {
  readonly kind: RecordKind
  readonly text: Text
  /** The viewer's reach over `docScope`: the index is outside row security. */
  readonly within: Sql
  /** A record that is not to be found: the one that asks. */
  readonly but?: string | undefined
  readonly most: number
}

/** Words looked for, texts taken for each, texts that are then compared word by word. */
const [wordsAsked, textsOfEach, compared] = [32, 400, 100]

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
  const telling = tellingWords(directionOf(text, rarity), rarity, wordsAsked)
  if (telling.length === 0) return []
  const candidates = await session.all({
    ...sql<{ record: string }>`
      select hit.record from unnest(${telling.map(([word]) => tsqueryOf(word) ?? '')}::text[], ${telling.map(([, weight]) => weight)}::float8[]) as asked (word, weight),
        lateral (select d.record from search.doc d where d.county = ${session.county} and d.kind = ${kind.kind}
          and d.tsv @@ asked.word::tsquery and ${within} limit ${textsOfEach}) hit
      where hit.record is distinct from ${but ?? null}::uuid
      group by hit.record order by sum(asked.weight) desc, hit.record limit ${compared}`,
    replan: true,
  })
  const docs = await kind.docs(
    session,
    candidates.map(({ record }) => record),
  )
  return likest(
    text,
    rarity,
    docs.map(({ record, fields }) => ({ record, text: textOf(fields) })),
    most,
  )
}
