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

/** What a drawing of a constituency stands on. */
export interface Ground {
  /** Kind of the township named, undefined where there is none such. */
  readonly townshipKind: string | undefined
  /** Villages named that the county has. */
  readonly known: readonly { readonly code: string; readonly township: string | null }[]
  readonly isTaken: boolean
}

/** Seats and people of a level. */
export interface Level {
  /** Of all constituencies in force at this level (in the township, for a township's own). */
  readonly seats: number
  readonly population: number
}

/** HTTP status of this room's refusals. */
export const refusals = {
  'unknown-county': 404,
  'unknown-division': 404,
  'township-missing': 422,
  'constituency-place-unknown': 422,
  'street-elects-none': 422,
  'village-not-in-township': 422,
  'constituency-number-taken': 409,
  'ends-before-start': 422,
  'day-in-future': 422,
} as const satisfies Record<string, number>
