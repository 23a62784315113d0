import type { Context } from '#platform/action/context.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { checkRows } from '../data/check-rows.ts'
import { readRows } from '../data/read-rows.ts'
import { broughtBefore, doneBefore, earlierKeys, keyHash, rowsToCheck, writeChecked } from '../data/rows.ts'
import { openCells } from '../data/sealed-cells.ts'
import type { ImportRecord } from '../data/tables.ts'

const batchSize = 1000

/** Checks the next rows of an import; answers how many there were. Nothing but the import's own rows is written. */
export const checkBatch = (context: Context, kind: ImportKind, record: ImportRecord): Promise<number> =>
  context.db.write(context.county, async (session) => {
    const rows = await rowsToCheck(session, record, batchSize)
    const [first] = rows
    if (!first) return 0
    const ground = await kind.ground(session, context)
    const brought = kind.brings ? await broughtBefore(session, record, first.number) : new Set<string>()
    const source = rows.map(({ number, source: sealed }) => ({
      number,
      cells: openCells(session, record.id, number, sealed),
    }))
    const reading = { mapping: record.mapping ?? {}, fillsMerged: record.fillsMerged }
    const read = readRows(kind, source, reading, ground, brought).map((row, at) => ({
      ...row,
      decided: rows[at]?.newly ?? null,
    }))
    const hashes = read.flatMap(({ key }) => (key === undefined ? [] : [keyHash(session, key)]))
    const before = {
      keys: await earlierKeys(session, record, hashes, first.number),
      done: await doneBefore(
        session,
        record,
        read.map(({ number }) => number),
      ),
    }
    writeChecked(session, record.id, record.round, await checkRows(session, kind, ground, read, before))
    return rows.length
  })
