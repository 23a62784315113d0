import type { Blobs } from '#platform/files/blobs.ts'
import type { Lying } from '#platform/files/store.ts'
import { limits } from '../spec/limits.ts'

/** Removes strays that have lain there for a day: a younger one may be on its way to its row. Answers which went. */
export const removeStrays = async (blobs: Blobs, strays: readonly Lying[], now: Date): Promise<Lying[]> => {
  const before = new Date(now.getTime() - limits.looseHours * 3_600_000)
  const gone: Lying[] = []
  for (const stray of strays) if (stray.at < before && (await blobs.removeStray(stray.name, before))) gone.push(stray)
  return gone
}
