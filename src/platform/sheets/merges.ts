import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { type Cell, emptyCell, type SheetRow } from './cell.ts'
import { limits } from './limits.ts'

export interface Merge {
  readonly top: number
  readonly bottom: number
  /** Columns counted from 0. */
  readonly left: number
  readonly right: number
}

/** `BC` → 54; −1 where there are no letters. */
export const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

const rowOf = (reference: string): number => Number(/\d{1,7}$/.exec(reference)?.[0] ?? 0)

/** Merged ranges of a sheet. They stand behind its rows, so the bytes are searched up to there without being read as XML. */
export const mergesOf = async (bytes: AsyncIterable<Buffer>): Promise<Merge[]> => {
  let tail = ''
  let isBehind = false
  for await (const chunk of bytes) {
    tail += chunk.toString('latin1')
    if (!isBehind) {
      const end = tail.search(/<\/(?:\w+:)?sheetData>/)
      isBehind = end >= 0
      tail = tail.slice(isBehind ? end : -40)
    }
    if (tail.length > 8_000_000) throw new Problem(refuse('unpacks-too-large'))
  }
  if (!isBehind) return []
  const merges = [...tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"/g)].map(
    ([, from = '', to = '']): Merge => ({
      top: rowOf(from),
      bottom: rowOf(to),
      left: columnOf(from),
      right: columnOf(to),
    }),
  )
  if (merges.length > limits.merges) throw new Problem(refuse('unpacks-too-large'))
  return merges.sort((a, b) => a.top - b.top)
}

/** Marks cells that lie under a merged one of another row or column, and gives them its content: whether it counts is the reader's choice. */
export async function* withMerges(rows: AsyncIterable<SheetRow>, merges: readonly Merge[]): AsyncGenerator<SheetRow> {
  if (merges.length === 0) return yield* rows
  let [next, open]: [number, (Merge & { readonly cell: Cell })[]] = [0, []]
  let reached = 0
  for await (const row of rows) {
    open = open.filter(({ bottom }) => bottom >= row.number)
    for (let merge = merges[next]; merge && merge.top <= row.number; merge = merges[++next]) {
      const cell = merge.top === row.number ? row.cells[merge.left] : undefined
      if (merge.bottom >= row.number && merge.top > reached) open.push({ ...merge, cell: cell ?? emptyCell })
    }
    reached = row.number
    yield open.length === 0 ? row : { ...row, cells: covered(row, open) }
  }
}

const covered = (row: SheetRow, open: readonly (Merge & { readonly cell: Cell })[]): Cell[] => {
  const cells = [...row.cells]
  for (const { top, left, right, cell } of open)
    for (let column = left; column <= Math.min(right, limits.columns - 1); column++) {
      if (top === row.number && column === left) continue
      while (cells.length <= column) cells.push(emptyCell)
      cells[column] = { ...cell, mergedFrom: top }
    }
  return cells
}
