import { dayOf } from '#kernel/day.ts'
import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf, type RecordAnswer } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { type Route, route } from '#platform/http/route.ts'
import { setUp } from '../actions/set-up.ts'
import { hangingOn, type Leaning } from '../data/hanging.ts'
import { organs } from '../data/keepers.ts'
import { mayCreate, pageOfOrgans } from '../data/queries.ts'
import * as contract from '../spec/contract.ts'
import type { NewOrgan, OrganAnswer, OrganItem } from '../spec/contract.ts'
import type { OrganSettings } from '../spec/settings.ts'
import { type Above, organActionsOf } from './actions.ts'
import { notesOn } from './notes.ts'

type Verb = keyof typeof contract.acts

/** The record with what hangs on it today and what the law says of its numbers. */
const withNumbers = async (
  { now, ports }: Context,
  session: Session,
  leanings: readonly Leaning[],
  answer: RecordAnswer<OrganItem>,
): Promise<OrganAnswer> => {
  const settings = (await ports.settings(session, 'organs')).value as OrganSettings
  const hangs = await hangingOn(session, leanings, answer.item.id, dayOf(now))
  return { ...answer, hangs, notes: await notesOn(session, settings, answer.item, hangs) }
}

const verbsOf = ({ leanings, letGo }: Above): Route[] => {
  const actions = organActionsOf({ letGo })
  return (Object.keys(contract.acts) as Verb[]).map((verb) =>
    route(contract.acts[verb], async (context, { params, body }) => {
      const { db, county } = context
      const answer = await act<unknown, OrganItem>(
        context,
        actions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      )
      return { body: await db.read(county, (session) => withNumbers(context, session, leanings, answer)) }
    }),
  )
}

export const routesOf = ({ leanings, letGo }: Above): readonly Route[] => [
  route(contract.list, async ({ county, db, now, viewer }, { query }) => {
    const { rows, ...rest } = await db.read(county, (session) => pageOfOrgans(session, query, dayOf(now)))
    return { body: { items: rows, ...rest, can: mayCreate(viewer) } }
  }),
  route(contract.create, async (context, { body }) => {
    const { answer, isNew } = await create<NewOrgan, OrganItem>(context, setUp, body, { isRead: true })
    const { db, county } = context
    return {
      status: isNew ? 201 : 200,
      body: await db.read(county, (session) => withNumbers(context, session, leanings, answer)),
    }
  }),
  route(contract.read, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await readerOf(context, (await context.ports.settings(session, 'organs')).value)
      const card = await organs.card(session, reader, params.id)
      const answer = answerOf<OrganItem>(organs, context, card, reader.days)
      const events = query.with && { events: await timeline(session, 'organ', params.id, 50) }
      return { body: { ...(await withNumbers(context, session, leanings, answer)), ...events } }
    }),
  ),
  route(contract.events, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      await organs.card(session, await readerOf(context, {}), params.id)
      return { body: { items: await timeline(session, 'organ', params.id, 1000) } }
    }),
  ),
  ...verbsOf({ leanings, letGo }),
]
