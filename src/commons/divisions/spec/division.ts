/** NBS codes: county 6 digits, township 9, village 12. */
export type DivisionLevel = 'county' | 'township' | 'village'

/**
 * What stands at county level. `zone`: development zones, administrative committees and the like that the statistics
 * bureau codes as counties; they have no people's congress. Cities without counties (东莞, 中山, 儋州, 嘉峪关) are `city`.
 */
export type CountyKind = 'county' | 'city' | 'district' | 'zone'

/** `township`: 镇, 乡, 民族乡, 苏木, with a congress. `street`: 街道, with a work office. `other`: zones, farms, without either. */
export type TownshipKind = 'township' | 'street' | 'other'

/** `village`: 村, 嘎查. `community`: 社区, 居委会. `other`: farm quarters, virtual units. */
export type VillageKind = 'village' | 'community' | 'other'

export interface County {
  readonly code: string
  readonly name: string
  readonly kind: CountyKind
  readonly province: string
  /** Null where no city stands between: counties under a province or a municipality, cities without counties. */
  readonly city: string | null
}

export interface Township {
  readonly code: string
  readonly name: string
  readonly kind: TownshipKind
}

export interface Village {
  readonly code: string
  /** As the bureau writes it: 大王楼村民委员会. */
  readonly name: string
  /** As people say it: 大王楼村. */
  readonly shortName: string
  readonly kind: VillageKind
  /** Code of its township or street. */
  readonly township: string
}

/** HTTP status of this room's refusals. */
export const refusals = { 'unknown-county': 404, 'unknown-division': 404 } as const satisfies Record<string, number>
