import type pg from 'pg'
import type { Keys } from '#platform/crypto/keys.ts'
import { isAborted, mapDatabaseError } from './errors.ts'
import { isLater, type Later } from './later.ts'
import { forgetPlanning, gather, type Session, sessionOn } from './session.ts'

/** A database as those see it who work on one county in it. */
export interface Units {
  /** Citus: rows lie on several nodes. */
  readonly isCluster: boolean
  /** Reads of one county, each statement on its own. */
  read<T>(county: string, work: (session: Session) => Promise<T>): Promise<T>
  /** One transaction in one county: all of it or nothing. Returning means committed. */
  write<T>(county: string, work: (session: Session) => Promise<T | Later<T>>): Promise<T>
  /**
   * Many units of work in one transaction and with one commit, one after the other: what one refuses is undone alone, the others are
   * committed together or not at all. For long lists; a request is one unit.
   */
  group<T>(county: string, work: (units: Units) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * A database whose units of work all run in the transaction that is open on this connection, one after the other, each behind a savepoint:
 * what a unit refuses is undone alone, what it has done is committed with the others. What a read asks for sees it all.
 */
export const unitsOn = (client: pg.PoolClient, county: string, keys: Keys, isCluster: boolean): Units => {
  const command = (text: string): Promise<unknown> => {
    gather(client)
    const running = client.query(text)
    running.catch(() => {}) // reported by whoever waits for it
    return running
  }
  const own = (asked: string): void => {
    if (asked !== county) throw new Error('units of one transaction are of one county')
  }
  const write = async <T>(asked: string, work: (session: Session) => Promise<T | Later<T>>) => {
    own(asked)
    const session = sessionOn(client, county, keys)
    void command('savepoint unit')
    try {
      const given = await work(session)
      const released = command('release savepoint unit')
      await session.settle()
      const answer = isLater(given) ? await given.later : given
      await released
      return answer
    } catch (error) {
      const cause = isAborted(error) ? await session.failure(error) : error
      forgetPlanning(client)
      await command('rollback to savepoint unit; release savepoint unit')
      throw mapDatabaseError(cause)
    }
  }
  const db: Units = {
    isCluster,
    write,
    async read(asked, work) {
      own(asked)
      return work(sessionOn(client, county, keys))
    },
    group(asked, work) {
      own(asked)
      return work(db)
    },
    close: () => Promise.reject(new Error('the transaction is not ours to close')),
  }
  return db
}
