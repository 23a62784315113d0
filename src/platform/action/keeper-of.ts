import { found } from '#kernel/problem.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import type { Target, Viewer } from '#kernel/viewer.ts'
import { bytes, insertRow, jsonRow, updateRow } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Keeper, LivingRow, Reader } from './action.ts'

/** A row as `jsonRow` tells it. What the engine asks of every record need not be columns: none is numbered, and only what is due keeps its day. */
export type Told<Row extends LivingRow> = Omit<Row, 'number' | 'dueOn' | 'salt'> & { readonly salt: string }

/** How a simple kind of record lies in one table of its room. */
export interface Kept<Row extends LivingRow, Item> {
  readonly life: Lifecycle
  readonly room: string
  /** Schema and table, which nobody else writes. */
  readonly table: string
  /** All columns of the table but `county`, camelCased. */
  readonly columns: readonly (keyof Row & string)[]
  /** Those of them that hold lists or objects as JSON. */
  readonly json?: readonly (keyof Row & string)[]
  readonly titleOf: (row: Told<Row>) => string
  /** Rows (alias `r`) that a viewer may see; all of the county's where they are public knowledge. */
  readonly inSight?: (viewer: Viewer) => Sql
  readonly target: (row: Row) => Target
  readonly itemOf: (session: Session, reader: Reader, row: Row) => Promise<Item>
  /** Fields of the item that acts change, for the answer of an act that is sent again. */
  readonly snapshot: (row: Row) => Readonly<Record<string, unknown>>
}

export interface SimpleKeeper<Row extends LivingRow, Item> extends Keeper<Row, Item> {
  /** One row (alias `r`) as the statement's column `row`, for lists. */
  readonly told: Sql
  readonly rowOf: (told: Told<Row>) => Row
}

interface Rows<Json, Row> {
  readonly table: string
  readonly alias: string
  /** One row as the statement's column `row`. */
  readonly told: Sql
  readonly rowOf: (json: Json) => Row
}

/** `rowsAfter` of a kind that lies in one table. */
export const rowsIn =
  <Json, Row>({ table, alias, told, rowOf }: Rows<Json, Row>) =>
  async (session: Session, after: string | null, limit: number): Promise<Row[]> => {
    const id = raw(`${alias}.id`)
    const from = after === null ? raw('true') : sql`${id} > ${after}`
    const rows = await session.all(sql<Json>`
      select ${told} as row from ${raw(`${table} ${alias}`)}
      where ${raw(`${alias}.county`)} = ${session.county} and ${from} order by ${id} limit ${raw(String(limit))}`)
    return rows.map(rowOf)
  }

/** The id before this one, so that a record is the first after it. */
const idBefore = (id: string): string => {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** One record as it lies there, whoever may see it: for who holds what is derived or given out against it. */
export const rowById = async <Row extends LivingRow>(
  session: Session,
  keeper: Keeper<Row>,
  id: string,
): Promise<Row | undefined> => {
  const [row] = await keeper.rowsAfter(session, idBefore(id), 1)
  return row?.id === id ? row : undefined
}

const written = (names: readonly string[], json: readonly string[], values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => names.includes(name))
      .map(([name, value]) => [name, json.includes(name) && value !== null ? JSON.stringify(value) : value]),
  )

/**
 * Keeps a kind of record that lies in one table, has no number, and is owed by nobody in particular: what registers are made
 * of (organs, terms, constituencies, persons). What needs more writes its own Keeper, as opinions do.
 */
export const keeperOf = <Row extends LivingRow, Item>(kept: Kept<Row, Item>): SimpleKeeper<Row, Item> => {
  const { life, room, table, columns, json = [], inSight = () => raw('true') } = kept
  const told = jsonRow(columns, 'r')
  const rowOf = (one: Told<Row>): Row =>
    ({ number: null, dueOn: null, ...one, salt: bytes(one.salt), title: kept.titleOf(one) }) as unknown as Row
  const cardAfter = async (session: Session, reader: Reader, row: Row) => ({
    row,
    item: await kept.itemOf(session, reader, row),
    owner: null,
  })
  return {
    life,
    room,
    told,
    rowOf,
    async lock(session, viewer, id, also = []) {
      const rows = await session.all(sql<{ row: Told<Row> }>`
        select ${told} as row from ${raw(table)} r where r.county = ${session.county} and r.id = any(${[id, ...also]}::uuid[]) and ${viewer === null ? raw('true') : inSight(viewer)}
        order by r.id for update`)
      const own = rows.find(({ row }) => row.id === id)
      return own && rowOf(own.row)
    },
    insert: (county, row) => insertRow(table, county, columns, written(columns, json, row)),
    update: (county, row, patch) => updateRow(table, county, row.id, written(columns, json, patch)),
    async card(session, reader, id) {
      const sight = reader.hasActed ? raw('true') : inSight(reader.viewer)
      const { row } = found(
        await session.one(sql<{ row: Told<Row> }>`
          select ${told} as row from ${raw(table)} r where r.county = ${session.county} and r.id = ${id} and ${sight}`),
      )
      return cardAfter(session, reader, rowOf(row))
    },
    cardAfter,
    rowsAfter: rowsIn({ table, alias: 'r', told, rowOf: ({ row }: { row: Told<Row> }) => rowOf(row) }),
    target: kept.target,
    ownerOf: () => null,
    content: ({ salt: _salt, title: _title, dueOn: _dueOn, ...rest }) => rest,
    snapshot: kept.snapshot,
  }
}
