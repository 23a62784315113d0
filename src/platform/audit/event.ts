/** The one envelope of every act (house.md §1: no union of all payloads). */
export interface EventRow {
  readonly county: string
  /** The caller's act id, or the record's own id for its creation: the same act twice is one event. */
  readonly id: string
  readonly kind: string
  readonly record: string
  readonly version: number
  /** `kind.past`, e.g. `opinion.assigned`. */
  readonly name: string
  readonly at: string
  readonly on: string
  readonly byLogin: string | null
  readonly byName: string | null
  readonly byOrgan: string | null
  readonly fromState: string | null
  readonly toState: string
  readonly extra: Readonly<Record<string, unknown>>
  readonly backfill: boolean
}
