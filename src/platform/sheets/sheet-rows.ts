import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { type Cell, emptyCell, type SheetRow } from './cell.ts'
import { limits } from './limits.ts'
import { columnOf } from './merges.ts'
import { dayOfSerial } from './serial-day.ts'
import { attribute, type Piece, piecesOf } from './xml.ts'

/** What cells of a workbook refer to. */
export interface Book {
  readonly texts: readonly string[]
  /** By the number of a cell's format. */
  readonly showsDay: readonly boolean[]
  readonly is1904: boolean
}

interface Open {
  readonly column: number
  readonly type: string
  readonly style: number
  text: string
}

/** A number as a person would write it: no exponent, no digits that binary arithmetic added. */
const plain = (value: number): string =>
  Number.isSafeInteger(value) || (Number.isInteger(value) && Math.abs(value) < 1e21)
    ? BigInt(value).toString()
    : String(Number(value.toPrecision(15)))

const numberCell = (text: string, style: number, book: Book): Cell => {
  const value = Number(text)
  if (!Number.isFinite(value)) return { text, as: 'fault' }
  const day = book.showsDay[style] ? dayOfSerial(value, book.is1904) : undefined
  return day === undefined ? { text: plain(value), as: 'number' } : { text: day, as: 'day' }
}

const cellOf = ({ type, style, text }: Open, book: Book): Cell => {
  if (type === 's') return { text: book.texts[Number(text)] ?? '', as: 'text' }
  if (type === 'str' || type === 'inlineStr') return { text: unescaped(text), as: 'text' }
  if (text === '') return emptyCell
  if (type === 'b') return { text: text === '1' ? 'TRUE' : 'FALSE', as: 'truth' }
  if (type === 'e') return { text, as: 'fault' }
  if (type === 'd') return { text: text.slice(0, 10), as: 'day' }
  return numberCell(text, style, book)
}

/** Line ends inside a cell are written `_x000D_` by some. */
const unescaped = (text: string): string => text.replaceAll('_x000D_', '')

/** Takes the pieces of a sheet and gives its rows. */
const collector = (book: Book) => {
  let [row, before]: [number, number] = [0, 0]
  let cells: Cell[] = []
  /** Where a cell without a reference of its own stands: after the one before it, empty or not. */
  let next = 0
  let open: Open | undefined
  let isContent = false

  const openCell = (attributes: string): void => {
    const reference = attribute(attributes, 'r')
    const column = reference === undefined ? next : columnOf(reference)
    if (column < 0 || column >= 16_384) throw new Problem(refuse('broken-sheet-file'))
    next = column + 1
    open = { column, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? 0), text: '' }
  }
  const closeCell = (): void => {
    if (!open) return
    const cell = cellOf(open, book)
    const { column } = open
    open = undefined
    if (cell.text === '') return
    if (column >= limits.columns) throw new Problem(refuse('sheet-too-wide', { params: { max: limits.columns } }))
    while (cells.length < column) cells.push(emptyCell)
    cells[column] = cell.text.length > limits.cell ? { ...cell, text: cell.text.slice(0, limits.cell) } : cell
  }
  const openTag = (name: string, attributes: string): void => {
    if (name === 'row') {
      row = Number(attribute(attributes, 'r') ?? before + 1)
      cells = []
      next = 0
    } else if (name === 'c') openCell(attributes)
    else if (name === 'v' || name === 't') isContent = true
  }
  const closeTag = (name: string): SheetRow | undefined => {
    if (name === 'v' || name === 't') isContent = false
    else if (name === 'c') closeCell()
    else if (name === 'row') {
      before = row
      if (cells.some(({ text }) => text.trim() !== '')) return { number: row, cells }
    }
    return undefined
  }
  return (piece: Piece): SheetRow | undefined => {
    if ('text' in piece) {
      if (isContent && open) open.text += piece.text
      return undefined
    }
    if ('close' in piece) return closeTag(piece.close)
    openTag(piece.open, piece.attributes)
    return piece.isEmpty ? closeTag(piece.open) : undefined
  }
}

/** Rows of a sheet that hold anything. Formulas are read as what the spreadsheet last computed. */
export async function* rowsOf(bytes: AsyncIterable<Uint8Array>, book: Book): AsyncGenerator<SheetRow> {
  const collect = collector(book)
  let count = 0
  for await (const pieces of piecesOf(bytes))
    for (const piece of pieces) {
      const row = collect(piece)
      if (!row) continue
      if (++count > limits.rows) throw new Problem(refuse('too-many-rows', { params: { max: limits.rows } }))
      yield row
    }
}
