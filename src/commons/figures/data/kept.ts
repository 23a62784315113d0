import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { type Counted, snapshotNow } from './store.ts'

const mostKept = 200
const memories = new WeakMap<Db, Map<string, Counted>>()

const memoryOf = (db: Db): Map<string, Counted> => {
  const memory = memories.get(db) ?? new Map<string, Counted>()
  memories.set(db, memory)
  return memory
}

/**
 * A count that was made before and is still exact: PostgreSQL's snapshot is the same, so nothing has been committed since.
 * One cheap round trip instead of counting; anything written anywhere in the database makes it count again. Not on Citus,
 * where each node has snapshots of its own.
 */
export const countedOrKept = async (db: Db, session: Session, key: string, count: () => Promise<Counted>): Promise<Counted> => {
  if (db.isCluster) return count()
  const memory = memoryOf(db)
  const kept = memory.get(key)
  if (kept && kept.snapshot === (await snapshotNow(session))) return kept
  const counted = await count()
  memory.delete(key)
  memory.set(key, counted)
  for (const oldest of memory.keys()) {
    if (memory.size <= mostKept) break
    memory.delete(oldest)
  }
  return counted
}
