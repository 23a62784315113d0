import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { planSession } from '../actions/plan-session.ts'
import { congressSessions } from '../data/keepers.ts'
import { pageOfSessions } from '../data/queries.ts'
import * as contract from '../spec/session-contract.ts'
import type { NewSession, SessionItem } from '../spec/session-contract.ts'
import { sessionActions } from './actions.ts'

const verbs = (Object.keys(contract.sessionActs) as (keyof typeof contract.sessionActs)[]).map((verb) =>
  route(contract.sessionActs[verb], async (context, { params, body }) => {
    const action = sessionActions[verb] as TypedAction<unknown>
    return { body: await act<unknown, SessionItem>(context, action, { id: params.id, ...body }, { isRead: true }) }
  }),
)

const kind = 'congressSession'

export const sessionRoutes: readonly Route[] = [
  route(contract.listSessions, async ({ county, db, viewer }, { query }) => ({
    body: await db.read(county, (session) => pageOfSessions(session, viewer, query)),
  })),
  route(contract.createSession, async (context, { body }) => {
    const { answer, isNew } = await create<NewSession, SessionItem>(context, planSession, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readSession, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await readerOf(context, {})
      const card = await congressSessions.card(session, reader, params.id)
      const events = query.with && { events: await timeline(session, kind, params.id, 50) }
      return { body: { ...answerOf<SessionItem>(congressSessions, context, card, reader.days), ...events } }
    }),
  ),
  route(contract.sessionEvents, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      await congressSessions.card(session, await readerOf(context, {}), params.id)
      return { body: { items: await timeline(session, kind, params.id, 1000) } }
    }),
  ),
  ...verbs,
]
