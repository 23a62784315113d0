import type pg from 'pg'
import { openField, sealedBegin, sealField } from '#platform/crypto/field.ts'
import { allOrNothing } from '#platform/db/as-owner.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { SealedColumns } from '#platform/crypto/sealed-columns.ts'

const atOnce = 500

type Row = Readonly<Record<string, string>>

const keyOf = ({ key }: SealedColumns): readonly string[] => ['county', ...key]

/** A row of which a value did not open: under a key that is gone, or damaged. */
export interface Unopened {
  readonly table: string
  /** Its key, with its county. */
  readonly row: string
}

const nameOf = (declared: SealedColumns, row: Row): string =>
  keyOf(declared)
    .map((name) => row[name])
    .join('/')

/**
 * Rows of which a value was sealed otherwise than now, the first of them, but those that did not open; `::text` because keys are of many
 * types.
 */
const stale = (declared: SealedColumns): string => {
  const names = [...keyOf(declared), ...(declared.also ?? []), ...declared.columns]
  const isStale = declared.columns.map((column) => `("${column}" is not null and not starts_with("${column}", $1))`)
  return `select ${names.map((name) => `"${name}"::text`).join(', ')} from ${declared.table} where (${isStale.join(' or ')}) and concat_ws('/', ${keyOf(
    declared,
  )
    .map((name) => `"${name}"::text`)
    .join(', ')}) <> all($2::text[]) limit ${atOnce}`
}

const openedOrNull = (keys: Keys, value: string, binding: string): string | null => {
  try {
    return openField(keys, value, binding)
  } catch {
    return null
  }
}

/**
 * Writes only over the value that was read: who wrote it anew meanwhile has sealed it under the new key. False where a value of it does
 * not open, which stays as it is.
 */
const resealRow = async (client: pg.ClientBase, keys: Keys, declared: SealedColumns, row: Row): Promise<boolean> => {
  let isWhole = true
  const binding = declared.bindingOf(row['county'] ?? '', row)
  const key = keyOf(declared)
  const where = key.map((name, index) => `"${name}"::text = $${index + 3}`).join(' and ')
  for (const column of declared.columns) {
    const value = row[column]
    if (value == null || value.startsWith(sealedBegin(keys))) continue
    const opened = openedOrNull(keys, value, binding)
    if (opened === null) {
      isWhole = false
      continue
    }
    await client.query(`update ${declared.table} set "${column}" = $1 where "${column}" = $2 and ${where}`, [
      sealField(keys, opened, binding),
      value,
      ...key.map((name) => row[name]),
    ])
  }
  return isWhole
}

export interface Resealed {
  /** How many rows by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly unopened: readonly Unopened[]
}

/**
 * Seals anew, under the newest key and by the suite in force, whatever was sealed otherwise: some hundred rows in a transaction, whichever
 * are left. Broken off anywhere and run again, it goes on with the rest; the server works meanwhile. A value that does not
 * open stays, and its row is named.
 */
export const reseal = async (
  client: pg.ClientBase,
  keys: Keys,
  all: readonly SealedColumns[],
  progress: (table: string, done: number) => void = () => {},
): Promise<Resealed> => {
  const rows: Record<string, number> = {}
  const unopened: Unopened[] = []
  for (const declared of all) {
    const { table } = declared
    const left: string[] = []
    for (let isMore = true; isMore; ) {
      const before = left.length
      const found = await allOrNothing(client, async () => {
        const page = await client.query<Row>(`${stale(declared)} for update`, [sealedBegin(keys), left])
        for (const row of page.rows)
          if (!(await resealRow(client, keys, declared, row))) left.push(nameOf(declared, row))
        return page.rows.length
      })
      isMore = found > 0
      rows[table] = (rows[table] ?? 0) + found - (left.length - before)
      progress(table, rows[table])
    }
    unopened.push(...left.map((row) => ({ table, row })))
  }
  return { rows, unopened }
}

/** How many values stand under each key, by its id; of one county only where it is named. */
export const countByKey = async (
  client: Pick<pg.ClientBase, 'query'>,
  all: readonly SealedColumns[],
  county: string | null = null,
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { table, columns } of all)
    for (const column of columns) {
      const { rows } = await client.query(
        `select split_part("${column}", ':', 2) as id, count(*)::int as n from ${table}
         where "${column}" is not null and ($1::text is null or county = $1) group by 1`,
        [county],
      )
      for (const { id, n } of rows as { id: string; n: number }[]) counts[id] = (counts[id] ?? 0) + n
    }
  return counts
}
