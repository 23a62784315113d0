import type { Blobs, KnownContent } from '#platform/files/blobs.ts'
import type { Db } from '#platform/db/db.ts'
import type { Lying } from '#platform/files/store.ts'
import { contentsOf } from '../data/pages.ts'

const contentsOfAll = async function* (db: Db, counties: readonly string[]): AsyncGenerator<KnownContent> {
  for (const county of counties) for await (const { sha256 } of contentsOf(db, county)) yield { county, sha256 }
}

/** What lies in the store and no row of any county speaks of: a crash between the two leaves it, a restored backup, a county that was removed. */
export const findStrays = (db: Db, blobs: Blobs, counties: readonly string[]): Promise<Lying[]> =>
  blobs.strays(contentsOfAll(db, counties))
