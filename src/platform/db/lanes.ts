import type pg from 'pg'
import { endsConnection } from './errors.ts'

/** A connection that several reads share: what one sends need not wait for what another is told. */
interface Lane {
  readonly client: pg.PoolClient
  underWay: number
}

export interface Lanes {
  /** Runs on the lane with the least under way. `work` must send before it waits: its setting and its statement follow each other then. */
  run<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>
  /** Gives the connections back to their pool. */
  readonly close: () => void
}

/** As many as keep two cores busy, with two more so that a slow read has few behind it. */
const mostLanes = 4

/**
 * Reads that stand alone (each statement its own transaction) on few connections. A connection of one's own for every read means two
 * processes put to sleep and woken for every statement; on a lane the next statement already lies there when the last is done.
 * `connect` opens one; lanes open when those there are busy, and one that the database ended is let go.
 */
export const lanesOf = (connect: () => Promise<pg.PoolClient>): Lanes => {
  const lanes: Lane[] = []
  let opening: Promise<unknown> | undefined
  let isClosed = false

  const open = async (): Promise<void> => {
    const client = await connect()
    if (isClosed) return client.release() // asked for before the end, there only now: the pool waits for it
    const lane: Lane = { client, underWay: 0 }
    lanes.push(lane)
    client.once('end', () => letGo(lane))
  }

  const letGo = (lane: Lane): void => {
    const place = lanes.indexOf(lane)
    if (place < 0) return
    lanes.splice(place, 1)
    lane.client.release(true)
  }

  const openAnother = (): Promise<unknown> => {
    opening ??= open().finally(() => {
      opening = undefined
    })
    return opening
  }

  const idlest = (): Lane | undefined => {
    let best = lanes[0]
    for (const lane of lanes) if (best && lane.underWay < best.underWay) best = lane
    return best
  }

  const pick = async (): Promise<Lane> => {
    for (;;) {
      const lane = idlest()
      if (lane && (lane.underWay === 0 || lanes.length === mostLanes)) return lane
      const more = openAnother()
      if (lane) {
        more.catch(() => {}) // the next one meets it again, or those there must do
        return lane
      }
      await more
    }
  }

  return {
    async run(work) {
      const lane = await pick()
      lane.underWay++
      try {
        return await work(lane.client)
      } catch (error) {
        if (endsConnection(error)) letGo(lane)
        throw error
      } finally {
        lane.underWay--
      }
    },
    close() {
      isClosed = true
      for (const { client } of lanes.splice(0)) client.release()
    },
  }
}
