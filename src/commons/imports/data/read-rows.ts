import { type Cell, emptyCell } from '#platform/sheets/cell.ts'
import type { ImportColumn, ImportKind, RowFault, Values } from '#platform/sheets/import-kind.ts'

/** How the columns of a sheet are to be read. */
export interface Reading {
  readonly mapping: Readonly<Record<string, number>>
  readonly fillsMerged: boolean
}

export interface SourceRow {
  readonly number: number
  readonly cells: readonly Cell[]
}

/** A row as its kind understands it. */
export interface ReadRow {
  readonly number: number
  readonly values: Values
  readonly faults: readonly RowFault[]
  readonly notes: readonly RowFault[]
  /** Absent where there are faults. */
  readonly row?: unknown
  readonly key?: string
  readonly brings: string | null
}

/** Not a word of content: what people put where there is nothing to say. */
const nothing = /^(?:[-—–/\\.、无]|—{1,2}|\/{1,2}|n\/a)?$/i

const readCell = (column: ImportColumn, cell: Cell, fillsMerged: boolean) => {
  const { key, isRequired, read } = column
  const fault = (code: string, params?: RowFault['params']) => ({
    fault: { column: key, code, ...(params && { params }) } satisfies RowFault,
  })
  if (cell.mergedFrom !== undefined && !fillsMerged) return fault('merged', { row: cell.mergedFrom })
  if (cell.as === 'fault') return fault('sheet-error', { text: cell.text.slice(0, 20) })
  if (nothing.test(cell.text.trim())) return isRequired ? fault('required') : { value: null }
  const said = read(cell)
  if ('code' in said) return fault(said.code, said.params)
  if (isRequired && said.value === null) return fault('required')
  return said
}

const readValues = ({ columns }: ImportKind, cells: readonly Cell[], { mapping, fillsMerged }: Reading) => {
  const values: Record<string, string | null> = {}
  const [faults, notes]: [RowFault[], RowFault[]] = [[], []]
  for (const column of columns) {
    const at = mapping[column.key]
    const said = at === undefined ? { value: null } : readCell(column, cells[at] ?? emptyCell, fillsMerged)
    if ('fault' in said) faults.push(said.fault)
    else {
      values[column.key] = said.value
      if ('note' in said && said.note)
        notes.push({
          column: column.key,
          code: said.note,
          params: { value: column.isPersonal ? '' : (said.value ?? '') },
        })
    }
  }
  return { values, faults, notes }
}

/** Reads rows one after the other; each knows what those before it bring. `brought` is added to. */
export const readRows = (
  kind: ImportKind,
  rows: readonly SourceRow[],
  reading: Reading,
  ground: unknown,
  brought: Set<string>,
): ReadRow[] =>
  rows.map(({ number, cells }) => {
    const { values, faults, notes } = readValues(kind, cells, reading)
    if (faults.length > 0) return { number, values, faults, notes, brings: null }
    const made = kind.compose(values, ground, brought)
    if ('faults' in made) return { number, values, faults: made.faults, notes, brings: null }
    const brings = kind.brings?.(values) ?? null
    if (brings !== null) brought.add(brings)
    return { number, values, faults: [], notes, row: made.row, key: kind.keyOf(made.row), brings }
  })
