import type { Day } from '#kernel/day.ts'
import { allow, refuse, type Verdict } from '#kernel/verdict.ts'
import { holds, scopesOf, type Scope, type Viewer, type ViewerPost } from '#kernel/viewer.ts'
import type { Keeper, LivingRow } from '#platform/action/action.ts'
import { actingPost, mayMove } from '#platform/action/may.ts'
import { type Role, roles } from '../spec/roles.ts'

export interface Reason {
  readonly verdict: Verdict
  /** Permissions of which one is needed, as far as a post can give them. */
  readonly needs: readonly string[]
  readonly post: ViewerPost | null
  /** Where the viewer's own permission of that name reaches; none where he has none. */
  readonly reach: readonly Scope[]
  readonly roles: readonly Role[]
}

const names = Object.keys(roles) as Role[]

/** Roles of which one of these permissions is part. */
const rolesWith = (permissions: readonly string[]): Role[] =>
  names.filter((role) => Object.keys(roles[role]).some((permission) => permissions.includes(permission)))

const postFor = (viewer: Viewer, needs: readonly string[]): ViewerPost | null => {
  const place = viewer.grants.find(({ permission }) => needs.includes(permission))?.post
  return place === undefined ? null : (viewer.posts[place] ?? null)
}

/**
 * Why this viewer may make a move, or not: on this row, or, without one, on any at all. The same questions as the act asks, so that the
 * answer is the act's. Undefined for a move that there is not.
 */
export const reasonFor = (
  keeper: Keeper,
  viewer: Viewer,
  move: string,
  row: LivingRow | null,
  today: Day,
): Reason | undefined => {
  const by = move === 'create' ? keeper.life.create.by : keeper.life.moves[move]?.by
  if (!by) return undefined
  const asked = by.flatMap((party) => keeper.life.parties[party] ?? [])
  const needs = asked.filter((permission) => rolesWith([permission]).length > 0)
  const holdsOne = needs.some((permission) => holds(viewer, permission))
  const verdict =
    row && move !== 'create' ? mayMove(keeper, viewer, row, move, { today }) : holdsOne ? allow : refuse('not-allowed')
  return {
    verdict,
    needs,
    post: row ? actingPost(keeper, viewer, row, by) : postFor(viewer, needs),
    reach: needs.flatMap((permission) => scopesOf(viewer, permission)),
    roles: rolesWith(needs),
  }
}
