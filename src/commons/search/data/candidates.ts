import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { tsqueryOf } from '../spec/tokens.ts'

export interface CandidatesQuery {
  readonly kind: string
  /** Words that are looked for, with what each weighs. */
  readonly words: readonly (readonly [word: string, weight: number])[]
  /** The viewer's reach over `docScope`: the index is outside row security. */
  readonly within: Sql
  /** A record that is not to be found: the one that asks. */
  readonly but?: string | undefined
  readonly most: number
}

/** Enough for each word: what holds many of them is found by several. */
const textsOfEach = 400

/** Records in which the most of the words meet, by weight. */
export const candidates = async (
  session: Session,
  { kind, words, within, but, most }: CandidatesQuery,
): Promise<readonly string[]> => {
  const found = await session.all({
    ...sql<{ record: string }>`
      select hit.record from unnest(${words.map(([word]) => tsqueryOf(word) ?? '')}::text[], ${words.map(([, weight]) => weight)}::float8[]) as asked (word, weight),
        lateral (select d.record from search.doc d where d.county = ${session.county} and d.kind = ${kind}
          and d.tsv @@ asked.word::tsquery and ${within} limit ${textsOfEach}) hit
      where hit.record is distinct from ${but ?? null}::uuid
      group by hit.record order by sum(asked.weight) desc, hit.record limit ${most}`,
    replan: true,
  })
  return found.map(({ record }) => record)
}
