import type { OrganKind } from './kinds.ts'

export type { OrganKind } from './kinds.ts'

/** Whom an opinion can be passed to. Deputies never: 代表法 31. */
export const handlerKinds = ['agency', 'townshipGovernment', 'villageCommittee'] as const satisfies readonly OrganKind[]

/** An organ to be made. `key` is its lasting name inside the county (`congress`, `government:411624105`); its id comes from it. */
export interface OrganDraft {
  readonly key: string
  readonly kind: OrganKind
  readonly name: string
  readonly parent: string | null
  /** Null for what belongs to the county as a whole. */
  readonly division: string | null
}

/** What organs need to know of a division. */
export interface Ground {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly level: string
  readonly parent: string | null
}

/** A county that this instance serves. `key` is the tenant, `code` the bureau's: the demo has the key `demo` and the code 411624. */
export interface County {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly isDemo: boolean
}

/** Township that a division lies in or is; null for the county. */
export const townshipOf = (division: string | null): string | null => division && division.slice(0, 9)

/** What rules on places need to know of a division. */
export interface DivisionFound {
  readonly code: string
  readonly level: string
  readonly kind: string
}
