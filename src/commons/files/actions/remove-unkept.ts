import type { Blobs } from '#platform/files/blobs.ts'
import type { Db } from '#platform/db/db.ts'
import { isKept, lockContent } from '../data/store.ts'

/** Removes those contents that no file has any more. Answers how many went. */
export const removeUnkept = async (
  db: Db,
  blobs: Blobs,
  county: string,
  contents: readonly string[],
): Promise<number> => {
  let gone = 0
  for (const sha256 of contents)
    gone += await db.write(county, async (session) => {
      await lockContent(session, sha256)
      if (await isKept(session, sha256)) return 0
      await blobs.remove(county, sha256)
      return 1
    })
  return gone
}
