import type { Blobs } from '#platform/files/blobs.ts'
import type { Db } from '#platform/db/db.ts'
import { letGoBroughtBy } from '../data/store.ts'
import { removeUnkept } from './remove-unkept.ts'

/** Lets go at once what was meant for a record that will not be made. */
export const letGoMeantFor = async (db: Db, blobs: Blobs, county: string, record: string): Promise<number> =>
  removeUnkept(db, blobs, county, await db.write(county, (session) => letGoBroughtBy(session, record)))
