import type { Day } from '#kernel/day.ts'
import { postsOf } from '#commons/people/data/store.ts'
import type { PostCard } from '#commons/people/spec/person.ts'
import { standInsOf } from '#commons/substitutions/data/stand-ins.ts'
import type { Session } from '#platform/db/session.ts'

/** A post that somebody may act by. */
export interface Actable extends PostCard {
  /** Name of the holder, where it is the post of somebody else. */
  readonly standsFor: string | null
  /** Last day of standing in; null for one's own. */
  readonly until: string | null
}

const ownOf = async (session: Session, person: string, on: Day): Promise<Actable[]> =>
  (await postsOf(session, person, on)).map((post) => ({ ...post, standsFor: null, until: null }))

const othersOf = async (session: Session, person: string, on: Day): Promise<Actable[]> =>
  (await standInsOf(session, person, on)).map((post) => ({ ...post, standsFor: post.name }))

/** Every post that a person may act by on a day: the own ones, then those of others. */
export const actableOf = async (session: Session, person: string, on: Day): Promise<Actable[]> =>
  (await Promise.all([ownOf(session, person, on), othersOf(session, person, on)])).flat()

/**
 * The posts that a session acts by: all of one's own, or the one that was chosen. Another's post is acted by only where it was chosen, so
 * that nobody stands in unawares; a chosen post that is over leaves the own ones.
 */
export const actingBy = async (
  session: Session,
  person: string,
  chosen: string | null,
  on: Day,
): Promise<Actable[]> => {
  const own = await ownOf(session, person, on)
  if (chosen === null) return own
  const among = (posts: readonly Actable[]) => posts.filter(({ id }) => id === chosen)
  const ownChosen = among(own)
  if (ownChosen.length > 0) return ownChosen
  const others = among(await othersOf(session, person, on))
  return others.length > 0 ? others : own
}
