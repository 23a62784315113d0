import { dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import type { Session } from '#platform/db/session.ts'
import { type Route, route } from '#platform/http/route.ts'
import { viewerOf } from '../actions/viewer-of.ts'
import { actableOf } from '../data/choices.ts'
import { postsSeen, subjectOf } from '../data/subject.ts'
import { rightsOf } from './rights-answers.ts'
import { reasonsOf, whyOf } from './why-answers.ts'
import * as contract from '../spec/rights.ts'
import type { HeldRights } from '../spec/rights.ts'

/** What somebody may by his own posts, and by each post of another in which he may act, as far as the asker sees these posts. */
const rightsOfOther = async (
  session: Session,
  context: Context,
  subject: { readonly id: string; readonly name: string },
): Promise<HeldRights[]> => {
  const choices = await actableOf(session, subject.id, dayOf(context.now))
  const chosen = [null, ...choices.flatMap(({ id, standsFor }) => (standsFor === null ? [] : [id]))]
  const asked = { id: '', stamp: 0, name: subject.name, person: subject.id }
  const viewers = await Promise.all(chosen.map((post) => viewerOf(session, { ...asked, post }, context.now)))
  const seen = await postsSeen(
    session,
    context.viewer,
    choices.map(({ id }) => id),
  )
  const all = (await Promise.all(viewers.map((viewer) => rightsOf(session, context, viewer)))).flat()
  return all.filter(({ id }) => seen.has(id))
}

export const rightsRoutes: readonly Route[] = [
  route(contract.readRights, (context, { query: { person } }) =>
    context.db.read(context.county, async (session) => {
      if (person === undefined)
        return { body: { name: context.viewer.name, items: await rightsOf(session, context, context.viewer) } }
      const subject = await subjectOf(session, context.viewer, person)
      return { body: { name: subject.name, items: await rightsOfOther(session, context, subject) } }
    }),
  ),
  route(contract.readWhy, (context, { query }) =>
    context.db.read(context.county, async (session) => ({ body: await whyOf(session, context, query) })),
  ),
  route(contract.readReasons, (context, { query }) =>
    context.db.read(context.county, async (session) => ({ body: await reasonsOf(session, context, query) })),
  ),
]
