import type pg from 'pg'
import type { Keys } from '#platform/crypto/keys.ts'
import { mapDatabaseError } from './errors.ts'
import { lanesOf } from './lanes.ts'
import { type Session, sessionOn } from './session.ts'
import type { Statement } from './sql.ts'

export interface ReadsOptions {
  readonly connect: () => Promise<pg.PoolClient>
  /** Sends, without waiting, that what follows on this connection is of a county. */
  readonly setCounty: (client: pg.PoolClient, county: string) => void
  readonly keys: Keys
}

export interface Reads {
  readonly read: <T>(county: string, work: (session: Session) => Promise<T>) => Promise<T>
  /** Gives the connections back to their pool. */
  readonly close: () => void
}

/**
 * Reads of one county, each statement on its own, on connections that they share. A statement that must be planned for its values is a
 * search, and may take long: it has a connection to itself, and nobody else's waits behind it.
 */
export const readsOf = ({ connect, setCounty, keys }: ReadsOptions): Reads => {
  const lanes = lanesOf(connect)

  const alone = async <T>(run: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await connect()
    try {
      return await run(client)
    } finally {
      client.release()
    }
  }

  const all = <Row>(county: string, statement: Statement<Row>): Promise<Row[]> => {
    const run = (client: pg.PoolClient): Promise<Row[]> => {
      setCounty(client, county)
      return sessionOn(client, county, keys).all(statement)
    }
    return 'replan' in statement && statement.replan ? alone(run) : lanes.run(run)
  }

  return {
    async read(county, work) {
      try {
        return await work({
          county,
          keys,
          all: (statement) => all(county, statement),
          one: async (statement) => (await all(county, statement))[0],
          send: () => {
            throw new Error('a read changes nothing')
          },
        })
      } catch (error) {
        throw mapDatabaseError(error)
      }
    },
    close: lanes.close,
  }
}
