import { openField } from './field.ts'
import type { Keys } from './keys.ts'

/** Sealed columns of a table: declared once, by the room that keeps it. All that goes over sealed values reads this. */
export interface SealedColumns {
  /** With its schema. */
  readonly table: string
  readonly columns: readonly string[]
  /** What of whom, and what for. */
  readonly holds: string
  /** Contacts of persons, which an export of the whole county opens where it is asked to. */
  readonly areContacts?: true
  /** Columns of the primary key beside the county. */
  readonly key: readonly string[]
  /** Text columns beside the key that the binding needs. */
  readonly also?: readonly string[]
  /** To what the values of a row are bound; `row` holds the columns of the key. */
  readonly bindingOf: (county: string, row: Readonly<Record<string, string>>) => string
}

/** Who goes over a row's content, with the keys that open its sealed values. */
export interface ContentReader {
  readonly keys: Keys
  readonly county: string
  /** Leaves values sealed: digests from before field keys could change went over them as they lay there. */
  readonly leavesSealed?: true
}

export const sealedColumns = (value: SealedColumns): SealedColumns => value

const camel = (column: string): string => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/**
 * A row with its sealed columns opened: what digests of a record go over, so that they hold when a value is sealed anew under another
 * key. Throws an Error for a value that does not open.
 */
export const opened = <Row extends object>(
  { keys, county, leavesSealed }: ContentReader,
  { columns, bindingOf }: SealedColumns,
  row: Row,
): Row => {
  if (leavesSealed) return row
  const values = row as Readonly<Record<string, string | null>>
  const binding = bindingOf(county, values as Readonly<Record<string, string>>)
  const open = (value: string | null | undefined) => (value == null ? null : openField(keys, value, binding))
  return { ...row, ...Object.fromEntries(columns.map((column) => [camel(column), open(values[camel(column)])])) }
}
