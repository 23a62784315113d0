import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { answerOf, type RecordAnswer } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { readerOf } from '#platform/action/reader.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { findImport, imports } from '../data/store.ts'
import type { ImportRecord } from '../data/tables.ts'
import { mayBring } from '../rules/may-bring.ts'
import type { ImportItem } from '../spec/contract.ts'
import { itemOf } from './item.ts'

/** The kinds of the house, as its routes ask for them. */
export interface Kinds {
  /** Throws Problem `unknown-kind`, or `not-allowed` for who may not keep such records. */
  readonly of: (context: Context, name: string) => ImportKind
  /** One import in sight with its kind. */
  readonly find: (context: Context, id: string) => Promise<{ record: ImportRecord; kind: ImportKind }>
  readonly answer: (context: Context, record: ImportRecord) => Promise<RecordAnswer<ImportItem>>
}

export const kindsOf = (kinds: readonly ImportKind[]): Kinds => {
  const of: Kinds['of'] = (context, name) => {
    const kind = kinds.find((one) => one.kind === name)
    if (!kind) throw new Problem(refuse('unknown-kind'))
    const verdict = mayBring(context.viewer, kind)
    if (!verdict.ok) throw new Problem(verdict)
    return kind
  }
  return {
    of,
    async find(context, id) {
      const record = await context.db.read(context.county, (session) => findImport(session, context.viewer, id))
      return { record, kind: of(context, record.kind) }
    },
    answer: (context, record) =>
      context.db.read(context.county, async (session) => {
        const { days } = await readerOf(context, {})
        const item = await itemOf(context, session, of(context, record.kind), record)
        return answerOf<ImportItem>(imports, context, { row: record, item, owner: null }, days)
      }),
  }
}
