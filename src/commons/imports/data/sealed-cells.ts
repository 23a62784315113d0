import { sealedColumns } from '#platform/crypto/sealed-columns.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import type { Session } from '#platform/db/session.ts'
import { type Cell, emptyCell } from '#platform/sheets/cell.ts'

type Kept = string | readonly [text: string, as: Cell['as'], mergedFrom?: number]

const keptOf = ({ text, as, mergedFrom }: Cell): Kept =>
  mergedFrom !== undefined ? [text, as, mergedFrom] : as === 'text' ? text : [text, as]

const cellOf = (kept: Kept): Cell => {
  if (typeof kept === 'string') return kept === '' ? emptyCell : { text: kept, as: 'text' }
  const [text, as, mergedFrom] = kept
  return { text, as, ...(mergedFrom !== undefined && { mergedFrom }) }
}

type Keyed = Pick<Session, 'keys' | 'county'>

const rowBinding = (county: string, id: string, number: number): string => `${county}/imports.row/${id}/${number}`

/** A row as the file has it, sealed whole: which of its columns are personal is not known yet, and those that nobody maps may be too. */
export const sealCells = ({ keys, county }: Keyed, id: string, number: number, cells: readonly Cell[]): string =>
  sealField(keys, JSON.stringify(cells.map(keptOf)), rowBinding(county, id, number))

export const openCells = ({ keys, county }: Keyed, id: string, number: number, sealed: string): Cell[] =>
  (JSON.parse(openField(keys, sealed, rowBinding(county, id, number))) as Kept[]).map(cellOf)

export interface TopRow {
  readonly number: number
  readonly cells: readonly string[]
}

const topBinding = (county: string, id: string): string => `${county}/imports.import/${id}`

export const sealTop = ({ keys, county }: Keyed, id: string, top: readonly TopRow[]): string =>
  sealField(keys, JSON.stringify(top), topBinding(county, id))

export const openTop = ({ keys, county }: Keyed, id: string, sealed: string): TopRow[] =>
  JSON.parse(openField(keys, sealed, topBinding(county, id))) as TopRow[]

/** Values sealed to their row: one moved to another row does not open. */
export const sealedRows = sealedColumns({
  table: 'imports.row',
  columns: ['source'],
  holds: 'Rows of a file that was brought in, as they were: to look at what was read',
  key: ['import', 'number'],
  bindingOf: (county, { import: id = '', number = '' }) => rowBinding(county, id, Number(number)),
})

export const sealedTops = sealedColumns({
  table: 'imports.import',
  columns: ['top'],
  holds: 'First rows of such a file: to find its header',
  key: ['id'],
  bindingOf: (county, { id = '' }) => topBinding(county, id),
})
