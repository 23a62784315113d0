import type { Blobs } from '#platform/files/blobs.ts'
import type { Db } from '#platform/db/db.ts'
import { letGo } from '../data/store.ts'
import { limits } from '../spec/limits.ts'
import { removeUnkept } from './remove-unkept.ts'

const atOnce = 200

/** Lets go what no record took within a day, with contents that no other file has. Answers how many contents went. */
export const letGoLoose = async (
  db: Db,
  blobs: Blobs,
  county: string,
  now: Date,
  goesOn: () => boolean = () => true,
): Promise<number> => {
  const before = new Date(now.getTime() - limits.looseHours * 3_600_000)
  let gone = 0
  for (; goesOn(); ) {
    const contents = await db.write(county, (session) => letGo(session, before, atOnce))
    if (contents.length === 0) return gone
    gone += await removeUnkept(db, blobs, county, contents)
  }
  return gone
}
