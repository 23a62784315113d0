import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import { create } from '#platform/action/create.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { propose } from '../actions/propose.ts'
import { listAskedChanges } from '../data/change-list.ts'
import { changes } from '../data/changes.ts'
import * as contract from '../spec/contract.ts'
import type { Change } from '../spec/contract.ts'
import { changeActions } from './actions.ts'
import { reading } from './reading.ts'

const verbs = (Object.keys(contract.changeActs) as (keyof typeof contract.changeActs)[]).map(
  (verb): Route =>
    route(contract.changeActs[verb], async (context, { params, body }) => ({
      body: await act<unknown, Change>(
        context,
        changeActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      ),
    })),
)

export const changeRoutes: readonly Route[] = [
  route(contract.listChanges, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listAskedChanges(session, await reading(context, session), query),
    })),
  ),
  route(contract.propose, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Change>(context, propose, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readChange, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await changes.card(session, reader, params.id)
      const events = query.with === 'events' ? { events: await timeline(session, 'personChange', params.id, 50) } : {}
      return { body: { ...answerOf<Change>(changes, context, card, reader.days), ...events } }
    }),
  ),
  ...verbs,
]
