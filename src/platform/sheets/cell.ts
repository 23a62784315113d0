/** What a spreadsheet holds in a cell, as text. `as` says what it was: a text that looks like a number is a text. */
export interface Cell {
  readonly text: string
  /** `fault`: the spreadsheet itself shows an error there (#N/A). */
  readonly as: 'text' | 'number' | 'day' | 'truth' | 'fault'
  /** The cell lies under a merged one, whose content stands in this row. */
  readonly mergedFrom?: number
}

export const emptyCell: Cell = { text: '', as: 'text' }

export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number
  readonly cells: readonly Cell[]
}

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
}

export interface Sheets {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly Sheet[]
  /** Rows that hold anything, from the top. Throws Problem when the file is broken or larger than allowed. */
  rows(sheet: string): AsyncIterable<SheetRow>
}
