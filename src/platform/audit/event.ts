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
  /** The post by whose right it was done, and whose post that is where somebody stood in for its holder. */
  readonly byPost: string | null
  readonly standsFor: string | null
  readonly fromState: string | null
  readonly toState: string
  /** What the timeline keeps of the input. `organ`: the organ that had the record then, where another or none may have it by now. */
  readonly extra: Readonly<Record<string, unknown>>
  readonly backfill: boolean
}
