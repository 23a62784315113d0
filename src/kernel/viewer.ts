/** Where a permission reaches: the whole county, some divisions (townships by code), or some organs. */
export type Scope =
  | { readonly kind: 'county' }
  | { readonly kind: 'divisions'; readonly codes: readonly string[] }
  | { readonly kind: 'organs'; readonly ids: readonly string[] }

export interface Grant {
  readonly permission: string
  readonly scope: Scope
  /** Place in `posts` of the post that gives it; absent where no post does (a receipt, the operator's tool). */
  readonly post?: number
}

export interface ViewerPost {
  readonly id: string
  readonly organ: string
  readonly organName: string
  readonly role: string
  readonly division: string | null
  /** Name of the holder, where the viewer was appointed to stand in for somebody else; every act then names both. */
  readonly standsFor: string | null
}

/** Whoever looks or acts. Nothing can be read or changed without one. */
export interface Viewer {
  readonly county: string
  /** The log-in, absent for the public and the system. */
  readonly login: string | null
  readonly person: string | null
  readonly name: string
  readonly posts: readonly ViewerPost[]
  readonly grants: readonly Grant[]
  /** The post that this log-in had chosen to act by is over; it acts by its own ones. */
  readonly hasLeftPost?: boolean
  /** Holds for a citizen who proved a receipt: the one record it opens. */
  readonly receipt: string | null
  /**
   * How the log-in was proved, for asking again inside an act: hash of its token (none for the operator's tool) and its stamp;
   * `freshAt`: when its holder last showed that it is he (never, for a program); `isOnPhone`: on a phone that the office bound.
   */
  readonly proof?: {
    readonly token: Uint8Array | null
    readonly stamp: number
    readonly freshAt?: string | null
    readonly isOnPhone?: boolean
  }
}

/** How long a proof counts for what is dangerous, in milliseconds (ASVS 7.5.3). */
const freshFor = 5 * 60_000

/** Whether the viewer has shown within the last five minutes that it is he. */
export const isFresh = (viewer: Viewer, now: Date): boolean => {
  const at = viewer.proof?.freshAt
  return at !== undefined && at !== null && now.getTime() - Date.parse(at) <= freshFor
}

/** What a record offers for scope checks. */
export interface Target {
  /** Township code, or null when the record belongs to the county as a whole. */
  readonly division: string | null
  /** Organs that the record concerns as handler. */
  readonly organs: readonly string[]
}

const grantsOf = (viewer: Viewer, permission: string): readonly Grant[] =>
  viewer.grants.filter((grant) => grant.permission === permission)

export const scopesOf = (viewer: Viewer, permission: string): readonly Scope[] =>
  grantsOf(viewer, permission).map((grant) => grant.scope)

export const holds = (viewer: Viewer, permission: string): boolean =>
  viewer.grants.some((grant) => grant.permission === permission)

const covers = (scope: Scope, target: Target): boolean => {
  switch (scope.kind) {
    case 'county':
      return true
    case 'divisions':
      return target.division !== null && scope.codes.includes(target.division)
    case 'organs':
      return target.organs.some((organ) => scope.ids.includes(organ))
  }
}

/** May this viewer use this permission on this record? */
export const reaches = (viewer: Viewer, permission: string, target: Target): boolean =>
  scopesOf(viewer, permission).some((scope) => covers(scope, target))

/** Posts by whose right this viewer may use this permission on this record, in the order in which he holds them. */
export const reachingPosts = (viewer: Viewer, permission: string, target: Target): readonly ViewerPost[] =>
  grantsOf(viewer, permission).flatMap(({ scope, post }) => {
    const held = post === undefined ? undefined : viewer.posts[post]
    return held && covers(scope, target) ? [held] : []
  })
