import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Keys } from '#platform/crypto/keys.ts'
import { type Statement, toSql } from './sql.ts'

/** A unit of work for one county. Every statement runs with that county's rows in sight and no other's. */
export interface Session {
  readonly county: string
  /** Keys for fields of this county that identify a person, and for its receipts. */
  readonly keys: Keys
  all<Row>(statement: Statement<Row>): Promise<Row[]>
  one<Row>(statement: Statement<Row>): Promise<Row | undefined>
  /** Sends without waiting; the unit of work waits for it, and fails with it, before it commits. */
  send(statement: Statement<unknown>): void
}

/** Names under which one text is prepared, by the number of digits of how often it was used. */
type Names = readonly string[]

const names = new Map<string, Names>()

const namesOf = (text: string): Names => {
  let known = names.get(text)
  if (known === undefined) {
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    known = Array.from({ length: 17 }, (_, digits) => `${name}${digits}`)
    names.set(text, known)
  }
  return known
}

const camel = new Map<string, string>()
const camelOf = (column: string): string => {
  let name = camel.get(column)
  if (name === undefined) {
    name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    camel.set(column, name)
  }
  return name
}

const toRow = (record: Record<string, unknown>): Record<string, unknown> => {
  const row: Record<string, unknown> = {}
  for (const column in record) row[camelOf(column)] = record[column]
  return row
}

/** What pg keeps of its connection; its types do not show it. */
interface WithConnection {
  readonly connection?: {
    readonly stream?: { cork(): void; uncork(): void }
    /** Text by name, of statements that the database has said it prepared. */
    readonly parsedStatements?: Readonly<Record<string, string>>
  }
}

const connectionOf = (client: pg.ClientBase): WithConnection['connection'] =>
  (client as unknown as WithConnection).connection

const corked = new WeakSet<object>()

/**
 * Statements that are sent in one go travel in one packet: a write to the socket costs about as much as the statement. The
 * socket is held back until the code that sends has run to its next wait.
 */
export const gather = (client: pg.ClientBase): void => {
  const stream = connectionOf(client)?.stream
  if (!stream || corked.has(stream)) return
  corked.add(stream)
  stream.cork()
  process.nextTick(() => {
    corked.delete(stream)
    stream.uncork()
  })
}

type Planning = 'force_generic_plan' | 'force_custom_plan'

/** How each connection plans now; unknown after a rollback, which takes the setting back. */
const planningOf = new WeakMap<pg.ClientBase, Planning>()

export const forgetPlanning = (client: pg.ClientBase): void => {
  planningOf.delete(client)
}

/**
 * A prepared statement is planned once: left to itself, PostgreSQL plans a join of eight tables anew at every call, which
 * costs more than running it. Where the best plan depends on the values, `replan` says so.
 */
const planFor = (client: pg.ClientBase, planning: Planning): void => {
  if (planningOf.get(client) === planning) return
  planningOf.set(client, planning)
  client.query(`set plan_cache_mode = ${planning}`).catch(() => forgetPlanning(client))
}

/** How often a statement was used on a connection, and from which count on it is prepared anew. */
interface Use {
  readonly names: Names
  count: number
  digits: number
  until: number
}

const usesOf = new WeakMap<pg.ClientBase, Map<string, Use>>()

/**
 * The name under which a statement is prepared on a connection. A plan made while a table was nearly empty may go by any index that
 * begins with the county, and is kept: so after 10, 100, 1,000 … uses the statement is prepared, and planned, anew.
 */
const preparedName = (client: pg.ClientBase, text: string): string => {
  let uses = usesOf.get(client)
  if (uses === undefined) usesOf.set(client, (uses = new Map()))
  let use = uses.get(text)
  if (use === undefined) uses.set(text, (use = { names: namesOf(text), count: 0, digits: 1, until: 10 }))
  use.count++
  if (use.count >= use.until) renew(client, use)
  return use.names[use.digits] as string
}

const renew = (client: pg.ClientBase, use: Use): void => {
  const before = use.names[use.digits] as string
  use.digits++
  use.until *= 10
  // Only what was prepared: to let go what is not there fails, and an error gives up the transaction that it falls into.
  if (connectionOf(client)?.parsedStatements?.[before] !== undefined)
    client.query(`deallocate "${before}"`).catch(() => {}) // one too many does no harm
}

const query = async <Row>(client: pg.ClientBase, statement: Statement<Row>): Promise<Row[]> => {
  const { text, values, replan } = toSql(statement)
  gather(client)
  planFor(client, replan ? 'force_custom_plan' : 'force_generic_plan')
  const result = await client.query(
    replan ? { text, values: [...values] } : { name: preparedName(client, text), text, values: [...values] },
  )
  return result.rows.map(toRow) as Row[]
}

interface OpenSession extends Session {
  /** Waits for everything that was sent. */
  settle(): Promise<void>
  /** Why the transaction was given up: what failed among what was sent, else the error given. */
  failure(error: unknown): Promise<unknown>
}

/** A session on one connection. */
export const sessionOn = (client: pg.ClientBase, county: string, keys: Keys): OpenSession => {
  const sent: Promise<unknown>[] = []
  return {
    county,
    keys,
    all: (statement) => query(client, statement),
    one: async (statement) => (await query(client, statement))[0],
    send(statement) {
      const running = query(client, statement)
      running.catch(() => {}) // reported by settle
      sent.push(running)
    },
    async settle() {
      await Promise.all(sent)
    },
    failure: (error) =>
      Promise.all(sent).then(
        () => error,
        (cause: unknown) => cause,
      ),
  }
}
