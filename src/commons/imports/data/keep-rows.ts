import type { Context } from '#platform/action/context.ts'
import { refreshStatistics } from '#platform/db/statistics.ts'
import type { SheetRow } from '#platform/sheets/cell.ts'
import { addRows } from './rows.ts'
import { sealCells } from './sealed-cells.ts'

const perWrite = 2000

/** Keeps the rows of a sheet under an import's id, each sealed; answers how many. The same again changes nothing. */
export const keepRows = async (context: Context, id: string, rows: AsyncIterable<SheetRow>): Promise<number> => {
  let count = 0
  let waiting: SheetRow[] = []
  const flush = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    await context.db.write(context.county, async (session) =>
      addRows(
        session,
        id,
        batch.map(({ number, cells }) => ({ number, source: sealCells(session, id, number, cells) })),
      ),
    )
  }
  for await (const row of rows) {
    count++
    waiting.push(row)
    if (waiting.length === perWrite) await flush()
  }
  await flush()
  if (count > perWrite / 2) await context.db.read(context.county, refreshStatistics)
  return count
}
