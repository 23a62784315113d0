import type { PostRole } from '#commons/people/spec/roles.ts'
import type { Handover } from './contract.ts'

export interface TermKnown {
  readonly id: string
  readonly number: number
  readonly state: string
  readonly startsOn: string
}

export interface MandateFact {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly term: number
  readonly state: string
  readonly constituency: string | null
  readonly constituencyName: string | null
  readonly startsOn: string | null
  /** Township of the person as the register has it: who keeps a township sees nobody else. */
  readonly home: string | null
}

export interface PostFact {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly organ: string
  readonly organName: string
  readonly organKind: string
  readonly township: string | null
  readonly division: string | null
  readonly role: PostRole
  readonly title: string | null
  readonly startsOn: string
  readonly state: string
}

/** A constituency in force as it stands; what the roll says of it may differ. */
export interface PlaceFact {
  readonly constituency: string
  readonly number: number
  readonly name: string
  readonly seats: number
  readonly population: number
  readonly startsOn: string
  readonly villages: readonly string[]
}

export interface Facts {
  /** Of the old term, and not ended. */
  readonly old: readonly MandateFact[]
  /** Of the new term: elected, qualified or refused. */
  readonly next: readonly MandateFact[]
  /** Posts in the bodies of this congress that are not ended, whoever holds them by which right. */
  readonly posts: readonly PostFact[]
  readonly terms: readonly TermKnown[]
  /** The standing committee of a county, and its terms. */
  readonly committee: { readonly id: string; readonly terms: readonly TermKnown[] } | null
  readonly places: readonly PlaceFact[]
  /** Names of whoever the plan names and is known. */
  readonly names: ReadonlyMap<string, string>
}

/** What a hand-over is planned to be, for the rules. */
export interface Planned {
  readonly congress: string
  readonly nth: number
  readonly startsOn: string
  readonly officesUntil: string | null
  readonly basis: string | null
  readonly roll: Handover['roll']
  readonly successors: Handover['successors']
  /** The id of what is made for a body or a post: the same plan makes the same. */
  readonly idOf: (what: 'term' | 'post', of: string) => string
}

/** One act of the hand-over on another record. */
export interface Step {
  readonly action: string
  readonly id: string
  readonly input: unknown
}
