import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'

/** A statement with its parameters apart from its text. `Row` is what a row looks like (camelCased columns). */
export interface Sql<Row = unknown> {
  readonly text: string
  readonly values: readonly unknown[]
  /** Plan anew for these very values instead of preparing once: for searches whose best plan depends on the keyword. */
  readonly replan?: boolean
  readonly __row?: Row
}

export type Statement<Row> = Sql<Row> | Compilable<Row>

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value

/** The text of a piece behind `count` parameters of others. */
const shifted = ({ text, values }: Sql, count: number): string =>
  count === 0 || values.length === 0
    ? text
    : text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + count}`)

/** Plain SQL where it is clearer than the builder: values become parameters, nested pieces are spliced. */
export const sql = <Row = unknown>(parts: TemplateStringsArray, ...inputs: readonly unknown[]): Sql<Row> => {
  let text = parts[0] ?? ''
  const values: unknown[] = []
  inputs.forEach((input, index) => {
    if (isSql(input)) {
      text += shifted(input, values.length)
      values.push(...input.values)
    } else {
      values.push(input)
      text += `$${values.length}`
    }
    text += parts[index + 1] ?? ''
  })
  return { text, values }
}

/** A piece of SQL text that the code itself wrote (a column, an order). Never anything from outside. */
export const raw = (text: string): Sql => ({ text, values: [] })

/** Pieces joined, e.g. conditions by ` and `. */
export const join = (pieces: readonly Sql[], separator: string): Sql => {
  const values: unknown[] = []
  const texts = pieces.map((piece) => {
    const text = shifted(piece, values.length)
    values.push(...piece.values)
    return text
  })
  return { text: texts.join(separator), values }
}

/** A typed query builder over one room's own tables. It only builds; sessions run. */
export const build = <Tables>(): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })

/** Any statement as text and values. */
export const toSql = (statement: Statement<unknown>): Sql => {
  if (isSql(statement)) return statement
  const { sql: text, parameters } = statement.compile()
  return { text, values: parameters }
}
