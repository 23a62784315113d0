import type { Context } from '#platform/action/context.ts'
import type { SheetRow } from '#platform/sheets/cell.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { checkRows } from '../data/check-rows.ts'
import { readRows } from '../data/read-rows.ts'
import { keyHash, type RowResult } from '../data/rows.ts'
import type { OpenedSheet } from './open-file.ts'
import { suggestedMapping } from './suggested-mapping.ts'

const perCheck = 1000

/** Checks every row of a sheet as an import would and keeps nothing at all. `told` is given rows as they come out, in their order. */
export const dryRun = async (
  context: Context,
  kind: ImportKind,
  opened: OpenedSheet,
  told: (rows: readonly RowResult[]) => void,
): Promise<void> => {
  const reading = { mapping: await suggestedMapping(context, kind, opened), fillsMerged: false }
  const keys = new Map<string, number>()
  const brought = new Set<string>()
  const check = (rows: readonly SheetRow[]): Promise<void> =>
    context.db.read(context.county, async (session) => {
      const ground = await kind.ground(session, context)
      const read = readRows(kind, rows, reading, ground, brought).map((row) => ({ ...row, decided: null }))
      const results = await checkRows(session, kind, ground, read, { keys, done: new Map() })
      for (const { key, number } of read) {
        const hash = key === undefined ? undefined : keyHash(session, key).toString('hex')
        if (hash !== undefined && !keys.has(hash)) keys.set(hash, number)
      }
      told(results)
    })
  let waiting: SheetRow[] = []
  for await (const row of opened.rows()) {
    if (row.number <= opened.headerRow) continue
    waiting.push(row)
    if (waiting.length < perCheck) continue
    await check(waiting)
    waiting = []
  }
  if (waiting.length > 0) await check(waiting)
}
