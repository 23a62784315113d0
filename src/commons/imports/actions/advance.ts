import { act } from '#platform/action/act.ts'
import { plainActions } from '#platform/action/action.ts'
import type { Context } from '#platform/action/context.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { refreshStatistics } from '#platform/db/statistics.ts'
import { countRows } from '../data/rows.ts'
import { findImport, imports } from '../data/store.ts'
import type { ImportRecord } from '../data/tables.ts'
import { checkBatch } from './check-batch.ts'
import { runBatch } from './run-batch.ts'

const plain = plainActions(imports, ['conclude', 'finish'])

/** Ends a stage. Two who come to its end at once end it once. */
const conclude = (context: Context, record: ImportRecord, move: 'conclude' | 'finish'): Promise<unknown> =>
  act(context, plain[move], {
    id: record.id,
    actId: namedId('import', record.id, move, String(record.version)),
    version: record.version,
    input: {},
  })

/** After 1, 4, 16, 64 … batches: so long as it has not grown by much, a table is what it was counted as. */
const growsNow = (batch: number): boolean => Number.isInteger(Math.log2(batch + 1) / 2)

const find = (context: Context, id: string): Promise<ImportRecord> =>
  context.db.read(context.county, (session) => findImport(session, context.viewer, id))

const isRunOut = async (context: Context, record: ImportRecord): Promise<boolean> => {
  const { ready, running } = await context.db.read(context.county, (session) => countRows(session, record))
  return ready + running === 0
}

/**
 * Goes on with checking or carrying out, at most so many batches, and ends the stage when nothing is left. Whoever calls it again
 * goes on where it stopped; rows that another batch works on are left to it.
 */
export const advance = async (
  context: Context,
  kind: ImportKind,
  id: string,
  batches: number,
  progress: (rows: number) => void = () => {},
): Promise<ImportRecord> => {
  let record = await find(context, id)
  for (let batch = 0; record.state === 'checking' || record.state === 'running'; batch++) {
    const isChecking = record.state === 'checking'
    if (batch >= batches) break
    const count = await (isChecking ? checkBatch : runBatch)(context, kind, record)
    progress(count)
    if (count >= 500 && growsNow(batch)) await context.db.read(context.county, refreshStatistics)
    if (count === 0 && (isChecking || (await isRunOut(context, record))))
      await conclude(context, record, isChecking ? 'conclude' : 'finish')
    else if (count === 0) break
    record = await find(context, id)
  }
  return record
}
