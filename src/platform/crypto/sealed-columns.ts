/** Columns of a table whose values are sealed fields, and to what each is bound. */
export interface SealedColumns {
  readonly table: string
  readonly columns: readonly string[]
  readonly binding: (county: string, id: string) => string
}
