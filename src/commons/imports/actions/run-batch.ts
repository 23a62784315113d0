import type { Context } from '#platform/action/context.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { carryOut, type ToDo } from '../data/carry-out.ts'
import { checkRows } from '../data/check-rows.ts'
import { readRows } from '../data/read-rows.ts'
import { broughtBefore, claimRows, type Outcome, putBack, writeOutcomes, writeStandings } from '../data/rows.ts'
import { openCells } from '../data/sealed-cells.ts'
import type { ImportRecord, KeptRow } from '../data/tables.ts'

const batchSize = 500

/**
 * Claims the next rows and looks at them once more: since the check somebody may have entered the same. A row that an earlier batch
 * claimed and did not finish keeps what that one found, so that its acts are the same and are done once.
 */
const claim = (context: Context, kind: ImportKind, record: ImportRecord) =>
  context.db.write(context.county, async (session) => {
    const claimed = await claimRows(session, record.id, context.now, batchSize)
    const [first] = claimed
    if (!first) return { count: 0, toDo: [] as ToDo[] }
    const ground = await kind.ground(session, context)
    const brought = kind.brings ? await broughtBefore(session, record, first.number) : new Set<string>()
    const source = claimed.map(({ number, source: sealed }) => ({
      number,
      cells: openCells(session, record.id, number, sealed),
    }))
    const reading = { mapping: record.mapping ?? {}, fillsMerged: record.fillsMerged }
    const read = readRows(kind, source, reading, ground, brought).map((row, at) => ({
      ...row,
      decided: claimed[at]?.decided ?? null,
    }))
    const before = { keys: new Map<string, number>(), done: new Map<number, string>() }
    const results = await checkRows(session, kind, ground, read, before)
    const isTakenOver = ({ state }: KeptRow): boolean => state === 'running'
    const toDo: ToDo[] = []
    const settled: Outcome[] = []
    for (const [at, row] of claimed.entries()) {
      const result = results[at]
      const standing = isTakenOver(row) ? row.standing : (result?.standing ?? null)
      if (!result) continue
      const composed = read[at]?.row
      if (
        standing &&
        standing.as !== 'like' &&
        composed !== undefined &&
        (isTakenOver(row) || result.state === 'ready')
      )
        toDo.push({ number: row.number, row: composed, standing })
      else settled.push({ ...result, standing })
    }
    writeStandings(session, record.id, toDo)
    writeOutcomes(session, record.id, settled)
    return { count: claimed.length, toDo }
  })

/** Carries out the next rows; answers how many were claimed. Throws what is not the rows' own fault, with nothing lost. */
export const runBatch = async (context: Context, kind: ImportKind, record: ImportRecord): Promise<number> => {
  const { count, toDo } = await claim(context, kind, record)
  if (toDo.length === 0) return count
  const { left, trouble } = await carryOut(context, kind, record, toDo)
  if (left.length > 0)
    await context.db.write(context.county, async (session) =>
      putBack(
        session,
        record.id,
        left.map(({ number }) => number),
      ),
    )
  if (trouble !== undefined) throw trouble
  return count
}
