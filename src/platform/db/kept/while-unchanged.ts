import type { Db } from '../db.ts'
import type { Session } from '../session.ts'
import { sql } from '../sql.ts'

/** Something computed by one statement, with what the database had committed when it ran: `pg_current_snapshot()::text as snapshot`. */
export interface Snapped {
  readonly snapshot: string
}

const mostKept = 200

interface Memory {
  readonly done: Map<string, Snapped>
  readonly underWay: Map<string, Promise<Snapped>>
}

const memories = new WeakMap<Db, Memory>()

const memoryOf = (db: Db): Memory => {
  const memory = memories.get(db) ?? { done: new Map(), underWay: new Map() }
  memories.set(db, memory)
  return memory
}

const snapshotNow = async (session: Session): Promise<string> =>
  (await session.one(sql<Snapped>`select pg_current_snapshot()::text as snapshot`))?.snapshot ?? ''

/**
 * What was computed before under this key and is still exact: PostgreSQL's snapshot is the same, so nothing has been
 * committed since, by anybody. One short round trip instead of computing. The key must name the county and everything
 * else that the answer depends on, the viewer's reach included. Not on Citus, where each node has snapshots of its own.
 */
export const keptWhileUnchanged = async <T extends Snapped>(
  db: Db,
  session: Session,
  key: string,
  compute: () => Promise<T>,
): Promise<T> => {
  if (db.isCluster) return compute()
  const { done, underWay } = memoryOf(db)
  await underWay.get(key)?.catch(() => {}) // many ask the same at once: one computes, the others see whether it is still exact
  const kept = done.get(key)
  if (kept && kept.snapshot === (await snapshotNow(session))) return kept as T
  const computing = compute()
  underWay.set(key, computing)
  try {
    const computed = await computing
    done.delete(key)
    done.set(key, computed)
    for (const oldest of done.keys()) {
      if (done.size <= mostKept) break
      done.delete(oldest)
    }
    return computed
  } finally {
    if (underWay.get(key) === computing) underWay.delete(key)
  }
}
