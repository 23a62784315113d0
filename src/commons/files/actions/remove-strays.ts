import type { Db } from '#platform/db/db.ts'
import type { Blobs } from '#platform/files/blobs.ts'
import type { Lying } from '#platform/files/store.ts'
import { lockStore } from '../data/store.ts'
import { limits } from '../spec/limits.ts'

/** Removes strays that have lain there for a day: a younger one may be on its way to its row. Answers which went. */
export const removeStrays = async (db: Db, blobs: Blobs, strays: readonly Lying[], now: Date): Promise<Lying[]> => {
  const before = new Date(now.getTime() - limits.looseHours * 3_600_000)
  const removeAlone = (name: string): Promise<boolean> =>
    db.write('*', async (session) => {
      await lockStore(session, 'alone')
      return blobs.removeStray(name, before)
    })
  const gone: Lying[] = []
  for (const stray of strays) if (stray.at < before && (await removeAlone(stray.name))) gone.push(stray)
  return gone
}
