import { createHash } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import type { Cell, SheetRow, Sheets } from '#platform/sheets/cell.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { openSheets } from '#platform/sheets/open-sheets.ts'
import { headerRowOf, mappingOf, meaningsOf, missingOf } from '../rules/header.ts'
import { rememberedHeaders } from '../data/headers.ts'
import type { TopRow } from '../data/sealed-cells.ts'

/** Rows that are looked at for headers, and shown. */
const topRows = 12
const shownColumns = 60
const shownLetters = 60

/** A title over merged cells is shown once; a header merged with the row above is the header of this row too. */
const shownText = ({ text, mergedFrom }: Cell, number: number): string =>
  mergedFrom === number
    ? ''
    : Array.from(text.slice(0, shownLetters * 2))
        .slice(0, shownLetters)
        .join('')

const topRow = ({ number, cells }: SheetRow): TopRow => ({
  number,
  cells: cells.slice(0, shownColumns).map((cell) => shownText(cell, number)),
})

const topOf = async (sheets: Sheets, name: string): Promise<TopRow[]> => {
  const top: TopRow[] = []
  for await (const row of sheets.rows(name)) {
    top.push(topRow(row))
    if (top.length === topRows) break
  }
  return top
}

/** A sheet of a file, with its rows as they come. */
export interface OpenedSheet {
  readonly name: string
  readonly top: readonly TopRow[]
  readonly headerRow: number
  readonly hash: string
  readonly rows: () => AsyncIterable<SheetRow>
}

/**
 * Opens a file at the sheet that is named, else at the only one that has what the kind needs, else at the only one that has
 * anything. Throws Problem `choose-sheet` (with `sheets`) where that is open, and what the file is refused for.
 */
export const openFile = async (
  context: Context,
  kind: ImportKind,
  bytes: Buffer,
  named: string | undefined,
): Promise<OpenedSheet> => {
  const sheets = await openSheets(bytes)
  const remembered = await context.db.read(context.county, (session) => rememberedHeaders(session, kind.kind))
  const meanings = meaningsOf(kind.columns, remembered)
  const found: { name: string; top: TopRow[]; headerRow: number; isFit: boolean; known: number }[] = []
  for (const { name, isHidden } of sheets.sheets) {
    if (named === undefined ? isHidden : name !== named) continue
    const top = await topOf(sheets, name)
    if (top.length === 0) continue
    const headerRow = headerRowOf(top, meanings)
    const headers = top.find(({ number }) => number === headerRow)?.cells ?? []
    const mapping = mappingOf(headers, meanings)
    const known = Object.keys(mapping).length
    found.push({ name, top, headerRow, known, isFit: missingOf(kind.columns, mapping).length === 0 })
  }
  // A sheet of notes may name the columns one under another: it has one header where the list has many.
  const most = Math.max(...found.map(({ known }) => known))
  const fit = found.filter(({ isFit, known }) => isFit && known * 2 > most)
  const [chosen, ...others] = fit.length === 1 ? fit : found
  if (!chosen) throw new Problem(refuse('sheet-empty'))
  if (others.length > 0)
    throw new Problem(refuse('choose-sheet'), [], { sheets: found.map(({ name, isFit }) => ({ name, isFit })) })
  return {
    ...chosen,
    hash: createHash('sha256').update(bytes).digest('hex'),
    rows: () => sheets.rows(chosen.name),
  }
}
