import type { Db } from './db.ts'
import type { Session } from './session.ts'
import { sql } from './sql.ts'

/** Something computed by one statement, with what the database had committed when it ran: `pg_current_snapshot()::text as snapshot`. */
export interface Snapped {
  readonly snapshot: string
}

const mostKept = 200
const memories = new WeakMap<Db, Map<string, Snapped>>()

const memoryOf = (db: Db): Map<string, Snapped> => {
  const memory = memories.get(db) ?? new Map<string, Snapped>()
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
  const memory = memoryOf(db)
  const kept = memory.get(key)
  if (kept && kept.snapshot === (await snapshotNow(session))) return kept as T
  const computed = await compute()
  memory.delete(key)
  memory.set(key, computed)
  for (const oldest of memory.keys()) {
    if (memory.size <= mostKept) break
    memory.delete(oldest)
  }
  return computed
}
