import type { Viewer } from '#kernel/viewer.ts'
import type { Db } from '#platform/db/db.ts'

export const mostKept = 10_000

interface Kept {
  readonly at: number
  readonly viewer: Promise<Viewer | null>
}

/** What each database handle remembers, by county and token hash: as short-lived as the handle, and no token in clear. */
const memories = new WeakMap<Db, Map<string, Kept>>()

export const memoryOf = (db: Db): Map<string, Kept> => {
  const memory = memories.get(db) ?? new Map<string, Kept>()
  memories.set(db, memory)
  return memory
}

export const tokenKey = (county: string, hash: Uint8Array): string =>
  `${county}/${Buffer.from(hash).toString('base64url')}`

/** The same of all sessions of somebody whose rights have just ended. */
export const forgetPerson = async (db: Db, county: string, person: string): Promise<void> => {
  const memory = memoryOf(db)
  for (const [key, { viewer }] of Array.from(memory))
    if (key.startsWith(`${county}/`) && (await viewer.catch(() => null))?.person === person) memory.delete(key)
}

/** Takes effect in this process at once; in others with their next look, within two seconds. */
export const forgetToken = (db: Db, county: string, hash: Uint8Array): void => {
  memoryOf(db).delete(tokenKey(county, hash))
}
