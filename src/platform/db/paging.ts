import { isDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Total } from '#kernel/resource.ts'
import { refuse } from '#kernel/verdict.ts'
import { join, raw, type Sql, sql } from './sql.ts'

const kinds = {
  day: { cast: 'date', isRight: isDay },
  instant: {
    cast: 'timestamptz',
    isRight: (text: unknown) =>
      typeof text === 'string' &&
      /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)$/.test(text) &&
      isDay(text.slice(0, 10)) && // Date.parse takes the 30th of February
      !Number.isNaN(Date.parse(text)),
  },
  id: {
    cast: 'uuid',
    isRight: (text: unknown) => typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  },
  text: { cast: 'text', isRight: (text: unknown) => typeof text === 'string' && !text.includes('\u0000') },
  number: { cast: 'int', isRight: (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 },
} as const

/** One column of an order: its name in the program, in SQL, and what stands in it. */
export interface OrderKey {
  readonly name: string
  readonly column: string
  readonly kind: keyof typeof kinds
}

/** A declared order of a list; its last key is unique. There is an index for each. */
export interface Order {
  readonly keys: readonly OrderKey[]
  readonly isDown: boolean
}

export const orderBy = ({ keys, isDown }: Order): Sql =>
  raw(keys.map(({ column }) => `${column} ${isDown ? 'desc' : 'asc'}`).join(', '))

/** A cursor comes back from outside: what the database could not read as these columns is refused here. */
export const readCursor = (text: string, keys: readonly OrderKey[]): unknown[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (
      Array.isArray(values) &&
      values.length === keys.length &&
      keys.every(({ kind }, at) => kinds[kind].isRight(values[at]))
    )
      return values
  } catch {}
  throw new Problem(refuse('bad-input', { pointer: '/cursor' }))
}

/** The rows behind the place that a cursor stands for. */
export const afterCursor = ({ keys, isDown }: Order, cursor: string): Sql => {
  const values = readCursor(cursor, keys)
  return sql`(${raw(keys.map(({ column }) => column).join(', '))}) ${raw(isDown ? '<' : '>')} (${join(
    keys.map(({ kind }, at) => sql`${values[at]}::${raw(kinds[kind].cast)}`),
    ', ',
  )})`
}

const cursorAt = (row: object, keys: readonly OrderKey[]): string =>
  Buffer.from(JSON.stringify(keys.map(({ name }) => (row as Record<string, unknown>)[name]))).toString('base64url')

/** A count that stopped at 1,001, as lists tell it. */
export const totalOf = (count: number): Total => (count > 1000 ? { atLeast: 1000 } : count)

/** Of one row more than a page holds: the page, and the cursor of the next one. */
export const pageOf = <Row extends object>(
  rows: readonly Row[],
  limit: number,
  { keys }: Order,
): { readonly shown: readonly Row[]; readonly next: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: rows.length > limit && last ? cursorAt(last, keys) : null }
}

/** Counts what `from` (a statement from its `from` on) finds, up to 1,001. */
export const countUpTo = (from: Sql): Sql<{ count: number }> =>
  sql<{ count: number }>`select count(*) as count from (select ${from} limit 1001) counted`
