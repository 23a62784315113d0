import type { Guard, Lifecycle } from '#kernel/lifecycle.ts'
import { compare, type Day } from '#kernel/day.ts'
import { allow, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import { reaches, reachingPosts, type Viewer, type ViewerPost } from '#kernel/viewer.ts'
import type { Keeper, LivingRow } from './action.ts'

interface Asked {
  readonly today: Day
  readonly isBackfill?: boolean
  /** Ask about rights only: the state is stale anyhow and will be reported as such. */
  readonly ignoreState?: boolean
}

/** May this viewer make this move on this row now? Rights first, then the state, then the feature's own rules. */
export const mayMove = (keeper: Keeper, viewer: Viewer, row: LivingRow, move: string, asked: Asked): Verdict => {
  const declared = keeper.life.moves[move]
  if (!declared) return refuse('not-found')
  const target = keeper.target(row)
  const isParty = declared.by.some((party) => {
    const permission = keeper.life.parties[party]
    if (permission === undefined) return false
    const isMeant = keeper.isParty?.(viewer, party, row) ?? true
    return isMeant && (viewer.receipt === row.id ? permission.endsWith('.author') : reaches(viewer, permission, target))
  })
  if (!isParty) return refuse('not-allowed')
  if (declared.door === 'consequence' || (declared.door === 'backfill' && !asked.isBackfill))
    return refuse('not-allowed')
  return asked.ignoreState ? allow : stands(keeper.life, row, move, asked.today)
}

type Standing = Pick<LivingRow, 'state' | 'dueOn'>

/** Does the move start where the record stands, and does its guard hold? */
export const stands = (life: Lifecycle, row: Standing, move: string, today: Day): Verdict => {
  const declared = life.moves[move]
  if (!declared?.from.includes(row.state)) return refuse('not-in-this-state', { params: { state: row.state, move } })
  return declared.guard ? guarded(declared.guard, row, today) : allow
}

const guarded = (guard: Guard, row: Standing, today: Day): Verdict => {
  if ('pastDue' in guard)
    return unless(row.dueOn !== null && compare(row.dueOn as Day, today) < 0, guard.refuse, {
      params: { day: row.dueOn ?? '' },
    })
  const columns = row as unknown as Record<string, unknown>
  if ('filled' in guard)
    return unless(
      [guard.filled].flat().some((column) => columns[column] != null),
      guard.refuse,
    )
  const value = columns[guard.column]
  return unless(typeof value === 'number' && value < guard.below, guard.refuse)
}

/** The moves that this viewer can make now, in the order of the declaration: the abilities travel with the item. */
export const abilities = (keeper: Keeper, viewer: Viewer, row: LivingRow, today: Day): string[] =>
  Object.keys(keeper.life.moves).filter((move) => mayMove(keeper, viewer, row, move, { today }).ok)

/** The moves that a party can make where a record stands: for those whose standing was proved otherwise than by a viewer's grants. */
export const movesOf = (life: Lifecycle, party: string, row: Standing, today: Day): string[] =>
  Object.entries(life.moves)
    .filter(([move, { by, door }]) => by.includes(party) && door === undefined && stands(life, row, move, today).ok)
    .map(([move]) => move)

/**
 * The post by whose right this viewer acts for one of these parties: where several posts reach the row, the one at the organ that
 * owes it. Null for the public, who holds none.
 */
export const actingPost = (
  keeper: Keeper,
  viewer: Viewer,
  row: LivingRow,
  parties: readonly string[],
): ViewerPost | null => {
  if (viewer.posts.length === 0) return null
  const target = keeper.target(row)
  const reaching = parties.flatMap((party) => {
    const permission = keeper.life.parties[party]
    const isMeant = permission !== undefined && (keeper.isParty?.(viewer, party, row) ?? true)
    const owner = keeper.ownerOf(row, party)
    return isMeant
      ? reachingPosts(viewer, permission, target).map((post) => ({ post, isOwner: post.organ === owner }))
      : []
  })
  return (reaching.find(({ isOwner }) => isOwner) ?? reaching[0])?.post ?? null
}
