import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { type Cell, emptyCell, type SheetRow, type Sheets } from './cell.ts'
import { limits } from './limits.ts'

/** UTF-8, else GB 18030, which spreadsheets in China save CSV in. */
const textOf = (bytes: Buffer): string => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  throw new Problem(refuse('not-a-sheet'))
}

const cellOf = (text: string): Cell => (text === '' ? emptyCell : { text: text.slice(0, limits.cell), as: 'text' })

/** What separates the cells: the one of the three that the first line holds most of. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1)
  const count = (separator: string): number => first.split(separator).length
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** Rows of a CSV text (RFC 4180), quoted cells over several lines among them. */
function* rowsOf(text: string): Generator<SheetRow> {
  const separator = separatorOf(text)
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r\\n|\\r|\\n|$)`,
    'y',
  )
  let [number, count, cells]: [number, number, Cell[]] = [0, 0, []]
  for (let at = 0; at < text.length; ) {
    cell.lastIndex = at
    const found = cell.exec(text)
    if (!found) throw new Problem(refuse('broken-sheet-file'))
    at = cell.lastIndex
    cells.push(cellOf(found[1]?.replaceAll('""', '"') ?? found[2] ?? ''))
    if (cells.length > limits.columns) throw new Problem(refuse('sheet-too-wide', { params: { max: limits.columns } }))
    if (found[3] === separator && at < text.length) continue
    number++
    if (cells.some(({ text: one }) => one.trim() !== '')) {
      if (++count > limits.rows) throw new Problem(refuse('too-many-rows', { params: { max: limits.rows } }))
      yield { number, cells }
    }
    cells = []
  }
}

/** A CSV file as a workbook of one sheet. Throws Problem `not-a-sheet` for what is no text. */
export const readCsv = (bytes: Buffer): Sheets => {
  const text = textOf(bytes)
  if (/^\s*</.test(text) || text.includes('\0')) throw new Problem(refuse('not-a-sheet')) // pages that call themselves .xls
  return {
    format: 'csv',
    sheets: [{ name: 'CSV', isHidden: false }],
    async *rows() {
      yield* rowsOf(text)
    },
  }
}
