import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { act } from '#platform/action/act.ts'
import { plainActions } from '#platform/action/action.ts'
import type { Context } from '#platform/action/context.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { findImport, imports, unfinishedImport } from '../data/store.ts'
import type { ImportRecord } from '../data/tables.ts'
import { missingOf } from '../rules/header.ts'
import { advance } from './advance.ts'
import { loadFile } from './load-file.ts'
import { map } from './map.ts'
import { openFile } from './open-file.ts'
import { suggestedMapping } from './suggested-mapping.ts'

export interface FileToImport {
  readonly name: string
  readonly sheet?: string | undefined
  readonly bytes: Buffer
}

const plain = plainActions(imports, ['start'])

const find = (context: Context, id: string): Promise<ImportRecord> =>
  context.db.read(context.county, (session) => findImport(session, context.viewer, id))

/**
 * Brings in a file in one go, columns by their headers. Rows that may be somebody who is there are left for a person to decide on the
 * screen. Called again after it was broken off it goes on with the same import. Throws Problem as the screen's steps do.
 */
export const importFile = async (
  context: Context,
  kind: ImportKind,
  { name, sheet, bytes }: FileToImport,
  progress: (rows: number) => void = () => {},
): Promise<ImportRecord> => {
  const opened = await openFile(context, kind, bytes, sheet)
  const columns = await suggestedMapping(context, kind, opened)
  if (missingOf(kind.columns, columns).length > 0) throw new Problem(refuse('columns-missing'))
  const file = { kind: kind.kind, hash: opened.hash, sheet: opened.name }
  const begun = await context.db.read(context.county, (session) => unfinishedImport(session, context.viewer, file))
  const id =
    begun?.id ?? namedId('import-file', context.county, kind.kind, opened.hash, opened.name, context.now.toISOString())
  if (!begun) await loadFile(context, kind, { id, name, sheet: opened.name, bytes })
  let record = await find(context, id)
  const actId = (verb: string): string => namedId('import', id, verb, String(record.version))
  if (record.state === 'loaded') {
    const input = { headerRow: opened.headerRow, columns: { ...columns }, fillsMerged: false }
    await act(context, map, { id, actId: actId('map'), version: record.version, input })
  }
  record = await advance(context, kind, id, Number.POSITIVE_INFINITY, progress)
  if (record.state === 'checked')
    await act(context, plain.start, { id, actId: actId('start'), version: record.version, input: {} })
  return advance(context, kind, id, Number.POSITIVE_INFINITY, progress)
}
