import { consequenceId } from '#platform/action/named.ts'
import { lastActs, timeline } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'

interface Around {
  readonly person: string
  readonly posts: readonly { readonly id: string; readonly state: string }[]
}

/**
 * Posts that the end of this mandate ended, or the death that it followed from, and to which nothing has happened since: the id of the
 * event of a consequence comes from that of its cause.
 */
export const endedWith = async (
  session: Session,
  mandate: string,
  { person, posts }: Around,
): Promise<ReadonlySet<string>> => {
  const ended = posts.filter(({ state }) => state === 'ended').map(({ id }) => id)
  const [own, deaths, last] = await Promise.all([
    timeline(session, 'mandate', mandate, 1000),
    timeline(session, 'person', person, 1000),
    lastActs(session, 'post', ended),
  ])
  const end = own.findLast(({ to }) => to === 'ended')?.id
  const death = deaths.findLast(({ to }) => to === 'deceased')?.id
  const isOf = (id: string, event: string | undefined): boolean =>
    event !== undefined &&
    ((end !== undefined && event === consequenceId(end, 'post.end', id)) ||
      (death !== undefined && event === consequenceId(death, 'post.lapse', id)))
  return new Set(ended.filter((id) => isOf(id, last.get(id))))
}
