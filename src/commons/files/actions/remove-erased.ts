import type { Blobs } from '#platform/files/blobs.ts'
import type { Db } from '#platform/db/db.ts'
import { erasedContents, markRemoved } from '../data/hanging.ts'
import { removeUnkept } from './remove-unkept.ts'

const atOnce = 200

/** Removes contents of files that were erased, where no other file has the same. Answers how many went. */
export const removeErased = async (
  db: Db,
  blobs: Blobs,
  county: string,
  goesOn: () => boolean = () => true,
): Promise<number> => {
  let gone = 0
  while (goesOn()) {
    const contents = await db.read(county, (session) => erasedContents(session, atOnce))
    if (contents.length === 0) return gone
    gone += await removeUnkept(db, blobs, county, contents)
    await db.write(county, (session) => markRemoved(session, contents))
  }
  return gone
}
