import pg from 'pg'
import type { Keys } from '#platform/crypto/keys.ts'
import { isAborted, mapDatabaseError } from './errors.ts'
import { isLater, type Later } from './later.ts'
import { readsOf } from './reads.ts'
import { forgetPlanning, gather, type Session, sessionOn } from './session.ts'
import { type Units, unitsOn } from './units.ts'

export interface DbConfig {
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly password?: string | undefined
  readonly database?: string
  readonly connectionString?: string
  /** Connections at most; the default suits two cores. */
  readonly max?: number
}

/** The database: requests, workers and tools read and write a county in it. */
export interface Db extends Units {
  /** Connections now: open, of these idle, and requests that wait for one. */
  readonly connections?: () => { readonly open: number; readonly idle: number; readonly waiting: number }
}

/** Dates stay text (a business day has no zone); counts are numbers. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, (text) => text)
types.setTypeParser(pg.types.builtins.INT8, Number)
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

/** The role that requests run under: it owns nothing, sees one county, and cannot alter what is sealed. */
export const appRole = 'luzhi_app'

/** For one connection of the owner's that works for as long as it takes: backups, restores. */
export const wholeWork = (config: DbConfig): pg.ClientConfig => ({
  ...config,
  types,
  application_name: 'luzhi',
  connectionTimeoutMillis: 10_000,
  options: '-c timezone=UTC -c statement_timeout=0',
})

export const poolOf = (config: DbConfig, role: string | null): pg.Pool => {
  const pool = new pg.Pool({
    max: 12,
    ...config,
    types,
    pipeline: true,
    application_name: 'luzhi',
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 5_000,
    options: `-c timezone=UTC -c statement_timeout=30000 -c lock_timeout=15000 -c idle_in_transaction_session_timeout=60000${role ? ` -c role=${role}` : ''}`,
  } as pg.PoolConfig)
  pool.on('error', () => {}) // a connection lost while idle: the next use opens another
  // Lost while in use: its statements fail with it. Without a listener the whole process would end.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Two strategies behind one interface (stack.md, "Verified on a real three-node Citus"): on plain PostgreSQL a pooled
 * connection remembers its county and is set again only when that changes; on Citus the setting must travel with
 * every transaction, because a session's setting does not reach the workers.
 */
export const openDb = (
  config: DbConfig,
  { keys, citus = false }: { readonly keys: Keys; readonly citus?: boolean },
): Db => {
  const pool = poolOf(config, appRole)
  const countyOf = new WeakMap<pg.ClientBase, string>()

  const connect = (): Promise<pg.PoolClient> => pool.connect().catch((error) => Promise.reject(mapDatabaseError(error)))

  const setCounty = (client: pg.ClientBase, county: string, local: boolean): void => {
    if (!local && countyOf.get(client) === county) return
    countyOf.set(client, county)
    gather(client)
    const text = local ? 'select set_config($1, $2, true)' : 'select set_config($1, $2, false)'
    if (local) client.query("set local citus.propagate_set_commands = 'local'").catch(() => {})
    client.query({ text, values: ['app.county', county] }).catch(() => countyOf.delete(client))
  }

  const inTransaction = async <T>(
    county: string,
    work: (session: Session, client: pg.PoolClient) => Promise<T | Later<T>>,
  ): Promise<T> => {
    const client = await connect()
    const session = sessionOn(client, county, keys)
    let broken: Error | undefined
    try {
      if (!citus) setCounty(client, county, false)
      gather(client)
      client.query('begin').catch(() => {}) // reported by the first statement after it
      if (citus) setCounty(client, county, true)
      const given = await work(session, client)
      gather(client)
      const commit = client.query('commit')
      commit.catch(() => {})
      await session.settle()
      const answer = isLater(given) ? await given.later : given
      const { command } = await commit
      if (command !== 'COMMIT') throw new Error(`transaction ended with ${command}`)
      return answer
    } catch (error) {
      forgetPlanning(client)
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw mapDatabaseError(isAborted(error) ? await session.failure(error) : error)
    } finally {
      client.release(broken)
    }
  }

  const reads = readsOf({ connect, setCounty: (client, county) => setCounty(client, county, false), keys })

  return {
    isCluster: citus,
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    read: citus ? inTransaction : reads.read,
    write: inTransaction,
    group: (county, work) => inTransaction(county, (_session, client) => work(unitsOn(client, county, keys, citus))),
    close() {
      reads.close()
      return pool.end()
    },
  }
}
