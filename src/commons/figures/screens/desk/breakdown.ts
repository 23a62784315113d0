import type { AnswerOf } from '#kernel/endpoint.ts'
import type { value } from '../../spec/contract.ts'

type FigureRows = AnswerOf<typeof value>['rows']

export interface Column {
  /** Empty for records that have no such key. */
  readonly code: string
  readonly name: string
}

export interface Line extends Column {
  readonly cells: Readonly<Record<string, number>>
  readonly sum: number
}

const inCodeOrder = (a: Column, b: Column): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Rows of a figure by two dimensions as a table: lines in the order of their codes, never by size (look.md). */
export const breakdownOf = (
  rows: FigureRows,
): { readonly lines: readonly Line[]; readonly columns: readonly Column[]; readonly most: number } => {
  const columns = new Map<string, Column>()
  const lines = new Map<string, { code: string; name: string; cells: Record<string, number>; sum: number }>()
  for (const { keys, value: count } of rows) {
    const [first, second] = keys
    const line = { code: first?.code ?? '', name: first?.name ?? '' }
    const column = { code: second?.code ?? '', name: second?.name ?? '' }
    if (second) columns.set(column.code, column)
    const kept = lines.get(line.code) ?? { ...line, cells: {}, sum: 0 }
    lines.set(line.code, {
      ...kept,
      cells: { ...kept.cells, [column.code]: (kept.cells[column.code] ?? 0) + count },
      sum: kept.sum + count,
    })
  }
  const inOrder = [...lines.values()].sort(inCodeOrder)
  return { lines: inOrder, columns: [...columns.values()], most: Math.max(1, ...inOrder.map(({ sum }) => sum)) }
}

/** `where` of the API: `township:411624101,result:solved`. */
export const whereOf = (parts: readonly (readonly [dimension: string, code: string])[]): string =>
  parts.map(([dimension, code]) => `${dimension}:${code}`).join(',')
