import type { Blobs } from '#platform/files/blobs.ts'
import type { Db } from '#platform/db/db.ts'
import { isKept, letGo, letGoBroughtBy, lockContent } from '../data/store.ts'
import { limits } from '../spec/limits.ts'

const atOnce = 200

/** Removes those contents that no file has any more. Answers how many went. */
const removeUnkept = async (db: Db, blobs: Blobs, county: string, contents: readonly string[]): Promise<number> => {
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

/** Lets go what no record took within a day, with contents that no other file has. Answers how many contents went. */
export const letGoLoose = async (db: Db, blobs: Blobs, county: string, now: Date): Promise<number> => {
  const before = new Date(now.getTime() - limits.looseHours * 3_600_000)
  let gone = 0
  for (;;) {
    const contents = await db.write(county, (session) => letGo(session, before, atOnce))
    if (contents.length === 0) return gone
    gone += await removeUnkept(db, blobs, county, contents)
  }
}

/** Lets go at once what was meant for a record that will not be made. */
export const letGoMeantFor = async (db: Db, blobs: Blobs, county: string, record: string): Promise<number> =>
  removeUnkept(db, blobs, county, await db.write(county, (session) => letGoBroughtBy(session, record)))
