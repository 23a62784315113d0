import type { Grant, Scope } from '#kernel/viewer.ts'
import { isRole, type Reach, roles } from '../spec/roles.ts'

/** A post in force, as grants are made from it. `below`: village committees that hang on the organ, for a township's government. */
export interface HeldPost {
  readonly role: string
  readonly organ: string
  readonly division: string | null
  readonly below: readonly string[]
}

/** Code of the township that a code of NBS lies in; null for the county and for none. */
const townshipOf = (division: string | null): string | null =>
  division !== null && division.length >= 9 ? division.slice(0, 9) : null

const scopeOf = (reach: Reach, post: HeldPost): Scope | null => {
  if (reach === 'county') return { kind: 'county' }
  if (reach === 'organ') return { kind: 'organs', ids: [post.organ, ...post.below] }
  const township = townshipOf(post.division)
  return township === null ? null : { kind: 'divisions', codes: [township] }
}

const grantsOf = (post: HeldPost, place: number): Grant[] => {
  if (!isRole(post.role)) return []
  return Object.entries(roles[post.role]).flatMap(([permission, reach]) => {
    const scope = scopeOf(reach, post)
    return scope === null ? [] : [{ permission, scope, post: place }]
  })
}

/**
 * Grants of all posts that a person holds, each in the scope of its own post: whoever is keeper in one township and deputy of another
 * reads in both and receives in the first only. A role that nobody declared grants nothing, and neither does a role over a
 * township in a post without one.
 */
export const grantsFrom = (posts: readonly HeldPost[]): Grant[] => posts.flatMap(grantsOf)
