import type { VenueKind } from './kinds.ts'

/** A venue to be made. `key` is its lasting name inside the county, `host` and `keeper` are ids. */
export interface VenueDraft {
  readonly key: string
  readonly kind: VenueKind
  readonly name: string
  /** County, township or village code. */
  readonly division: string
  readonly place: string | null
  readonly host: string | null
  readonly keeper: string | null
}
