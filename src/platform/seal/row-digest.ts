import { digest } from '#kernel/seal.ts'
import type { Keeper, LivingRow } from '#platform/action/action.ts'
import type { ContentReader } from '#platform/crypto/sealed-columns.ts'
import type { Session } from '#platform/db/session.ts'

/** Digest of what a row says, as its last event seals it; null where a sealed value does not open: changed, or moved here from another row. */
export const rowDigest = (by: ContentReader, keeper: Keeper, row: LivingRow): Buffer | null => {
  const { id, state, version, number } = row
  try {
    return digest(row.salt, { ...keeper.content(row, by), id, state, version, number })
  } catch {
    return null
  }
}

/** What was sealed of a row last: by its last event, or by its bringing-in as a whole. */
export interface SealedRow {
  readonly version: number
  readonly digest: Buffer
}

/** Whether a row says what was sealed: over what its values say, or, before field keys could change, over the values as they lay there. */
export const agrees = ({ keys, county }: Session, keeper: Keeper, row: LivingRow, sealed: SealedRow): boolean =>
  sealed.version === row.version &&
  [
    { keys, county },
    { keys, county, leavesSealed: true as const },
  ].some((by) => rowDigest(by, keeper, row)?.equals(sealed.digest) === true)
