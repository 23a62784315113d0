import type { RowFault, Standing } from '#platform/sheets/import-kind.ts'
import type { LivingRow } from '#platform/action/action.ts'
import { bytes, instant, jsonRow } from '#platform/db/rows.ts'
import type { ImportState, RowState } from '../spec/lifecycle.ts'

/** One row of imports.import: the evidence of one file. */
export interface ImportRecord extends LivingRow {
  readonly state: ImportState
  readonly at: string
  readonly on: string
  readonly kind: string
  /** Without which it is out of sight: that of its kind. */
  readonly permission: string
  readonly sheet: string
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string
  readonly byName: string
  /** Township whose lists these are; null: the county's. */
  readonly division: string | null
  readonly rows: number
  readonly headerRow: number
  readonly fillsMerged: boolean
  /** Null until somebody says which column means what. */
  readonly mapping: Readonly<Record<string, number>> | null
  /** Counts the mappings: rows that were checked under an earlier one are checked anew. */
  readonly round: number
  /** What was decided about rows: record, `other` or `skip`, by the row's number. */
  readonly decisions: Readonly<Record<string, string>>
  /** The first rows, sealed. */
  readonly top: string
}

export const importColumns = [
  'id',
  'number',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'dueOn',
  'at',
  'on',
  'title',
  'kind',
  'permission',
  'sheet',
  'hash',
  'byName',
  'division',
  'rows',
  'headerRow',
  'fillsMerged',
  'mapping',
  'round',
  'decisions',
  'top',
] as const satisfies readonly (keyof ImportRecord)[]

export interface AsJson {
  readonly row: Omit<ImportRecord, 'salt'> & { readonly salt: string }
}

/** One import (table alias `i`), for `recordOf`. */
export const importRow = jsonRow(importColumns, 'i')

export const recordOf = ({ row }: AsJson): ImportRecord => ({ ...row, at: instant(row.at), salt: bytes(row.salt) })

/** One row of a file and where it stands. */
export interface KeptRow {
  readonly number: number
  readonly source: string
  readonly state: RowState
  readonly decided: string | null
  readonly faults: readonly RowFault[]
  readonly notes: readonly RowFault[]
  readonly standing: Standing | null
  readonly record: string | null
}
