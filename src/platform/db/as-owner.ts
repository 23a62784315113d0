import pg from 'pg'
import { type DbConfig, wholeWork } from './db.ts'

/** One connection under the owner's role, past the walls between counties: for operators' work that is of no county. */
export type OwnerClient = pg.Client

/** All of a piece of work or nothing: what breaks off is undone when the connection ends. */
export const allOrNothing = async <T>(client: Pick<pg.ClientBase, 'query'>, work: () => Promise<T>): Promise<T> => {
  await client.query('begin')
  const done = await work()
  await client.query('commit')
  return done
}

export const asOwner = async <T>(config: DbConfig, work: (client: OwnerClient) => Promise<T>): Promise<T> => {
  const client = new pg.Client(wholeWork(config))
  client.on('error', () => {}) // the statement under way fails with it
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {}) // what is not committed is undone
  }
}
