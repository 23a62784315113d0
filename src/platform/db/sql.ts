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

/** One statement's text, found again by what it is made of: so that it is put together, and later looked up, only once. */
interface Shape {
  text?: string
  readonly next: Map<string | null, Shape>
}

const shape = (): Shape => ({ next: new Map() })

/** The shape that this piece leads to: a nested text, or null for a value. As many as the code can write, never as many as there are values. */
const step = (from: Shape, piece: string | null): Shape => {
  let to = from.next.get(piece)
  if (to === undefined) {
    to = shape()
    from.next.set(piece, to)
  }
  return to
}

const shapes = new WeakMap<TemplateStringsArray, Shape>()

const shapeOf = (parts: TemplateStringsArray): Shape => {
  let first = shapes.get(parts)
  if (first === undefined) {
    first = shape()
    shapes.set(parts, first)
  }
  return first
}

const textOf = (parts: TemplateStringsArray, inputs: readonly unknown[]): string => {
  let text = parts[0] ?? ''
  let count = 0
  inputs.forEach((input, index) => {
    if (isSql(input)) {
      text += shifted(input, count)
      count += input.values.length
    } else text += `$${++count}`
    text += parts[index + 1] ?? ''
  })
  return text
}

/** Plain SQL where it is clearer than the builder: values become parameters, nested pieces are spliced. */
export const sql = <Row = unknown>(parts: TemplateStringsArray, ...inputs: readonly unknown[]): Sql<Row> => {
  let at = shapeOf(parts)
  const values: unknown[] = []
  for (const input of inputs) {
    if (isSql(input)) {
      at = step(at, input.text)
      for (const value of input.values) values.push(value)
    } else {
      at = step(at, null)
      values.push(input)
    }
  }
  at.text ??= textOf(parts, inputs)
  return { text: at.text, values }
}

/** A piece of SQL text that the code itself wrote (a column, an order). Never anything from outside. */
export const raw = (text: string): Sql => ({ text, values: [] })

const joins = new Map<string, Shape>()

/** Pieces joined, e.g. conditions by ` and `. */
export const join = (pieces: readonly Sql[], separator: string): Sql => {
  let at = joins.get(separator)
  if (at === undefined) {
    at = shape()
    joins.set(separator, at)
  }
  const values: unknown[] = []
  for (const piece of pieces) {
    at = step(at, piece.text)
    for (const value of piece.values) values.push(value)
  }
  at.text ??= joinedText(pieces, separator)
  return { text: at.text, values }
}

const joinedText = (pieces: readonly Sql[], separator: string): string => {
  let count = 0
  return pieces
    .map((piece) => {
      const text = shifted(piece, count)
      count += piece.values.length
      return text
    })
    .join(separator)
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
