import type { CountyKind, DivisionLevel, TownshipKind, VillageKind } from '../spec/division.ts'

/** A row of `divisions.division`. `ordinal` is the place among the children of one parent, from 1. */
export interface Division {
  readonly code: string
  readonly level: DivisionLevel
  readonly kind: CountyKind | TownshipKind | VillageKind
  /** Null for the county itself. */
  readonly parent: string | null
  /** As the statistics bureau writes it. */
  readonly name: string
  /** As people say it; the same as `name` but for villages. */
  readonly shortName: string
  readonly ordinal: number
}
