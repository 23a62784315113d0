import type { Blobs } from '#platform/files/blobs.ts'
import type { Db } from '#platform/db/db.ts'
import { contentsOf } from '../data/pages.ts'

export interface Rot {
  readonly what: 'changed' | 'gone'
  readonly sha256: string
  /** A file that has this content, and what it hangs on. */
  readonly file: string
  readonly kind: string | null
  readonly record: string | null
}

export interface Scrubbed {
  readonly contents: number
  readonly rotten: readonly Rot[]
}

/** Reads every content of a county again and names those that are not what their hash says, or not there. */
export const scrub = async (
  db: Db,
  blobs: Blobs,
  county: string,
  told: (contents: number) => void = () => {},
): Promise<Scrubbed> => {
  const rotten: Rot[] = []
  let contents = 0
  for await (const { sha256, id, kind, record } of contentsOf(db, county)) {
    const what = await blobs.check(county, sha256)
    if (what !== 'whole') rotten.push({ what, sha256, file: id, kind, record })
    told(++contents)
  }
  return { contents, rotten }
}
