import type pg from 'pg'
import { openField, sealedBegin, sealField } from '#platform/crypto/field.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { SealedColumns } from '#platform/crypto/sealed-columns.ts'

const atOnce = 500

type Row = Readonly<Record<string, string>>

const keyOf = ({ key }: SealedColumns): readonly string[] => ['county', ...key]

/** Rows of which a value was sealed otherwise than now, the first of them; `::text` because keys are of many types. */
const stale = (declared: SealedColumns): string => {
  const names = [...keyOf(declared), ...(declared.also ?? []), ...declared.columns]
  const isStale = declared.columns.map((column) => `("${column}" is not null and not starts_with("${column}", $1))`)
  return `select ${names.map((name) => `"${name}"::text`).join(', ')} from ${declared.table} where ${isStale.join(' or ')} limit ${atOnce}`
}

/** Writes only over the value that was read: who wrote it anew meanwhile has sealed it under the new key. */
const resealRow = async (client: pg.ClientBase, keys: Keys, declared: SealedColumns, row: Row): Promise<void> => {
  const binding = declared.bindingOf(row['county'] ?? '', row)
  const key = keyOf(declared)
  const where = key.map((name, index) => `"${name}"::text = $${index + 3}`).join(' and ')
  for (const column of declared.columns) {
    const value = row[column]
    if (value == null || value.startsWith(sealedBegin(keys))) continue
    await client.query(`update ${declared.table} set "${column}" = $1 where "${column}" = $2 and ${where}`, [
      sealField(keys, openField(keys, value, binding), binding),
      value,
      ...key.map((name) => row[name]),
    ])
  }
}

/**
 * Seals anew, under the newest key and by the suite in force, whatever was sealed otherwise: some hundred rows in a transaction, whichever
 * are left. Broken off anywhere and run again, it goes on with the rest; the server works meanwhile. Answers how many rows by table.
 */
export const reseal = async (
  client: pg.ClientBase,
  keys: Keys,
  all: readonly SealedColumns[],
  progress: (table: string, done: number) => void = () => {},
): Promise<Record<string, number>> => {
  const done: Record<string, number> = {}
  for (const declared of all) {
    for (let isMore = true; isMore; ) {
      await client.query('begin')
      const { rows } = await client.query(`${stale(declared)} for update`, [sealedBegin(keys)])
      for (const row of rows as Row[]) await resealRow(client, keys, declared, row)
      await client.query('commit')
      isMore = rows.length > 0
      done[declared.table] = (done[declared.table] ?? 0) + rows.length
      progress(declared.table, done[declared.table] ?? 0)
    }
  }
  return done
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
