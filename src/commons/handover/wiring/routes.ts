import { dayOf } from '#kernel/day.ts'
import { act } from '#platform/action/act.ts'
import type { Reader, TypedAction } from '#platform/action/action.ts'
import { answerOf, type RecordAnswer } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { type Route, route } from '#platform/http/route.ts'
import { draft } from '../actions/draft.ts'
import { standing } from '../actions/standing.ts'
import { listPlans } from '../data/queries.ts'
import { plans } from '../data/store.ts'
import type { PlanRecord } from '../data/tables.ts'
import { rollNotes } from '../rules/problems.ts'
import * as contract from '../spec/contract.ts'
import type { Handover, HandoverAnswer } from '../spec/contract.ts'
import { handoverActions } from './actions.ts'
import { dryRunOf } from './dry-run.ts'

const reading = async (context: Context, session: Session): Promise<Reader> =>
  readerOf(context, (await context.ports.settings(session, 'handover')).value)

const noted = (answer: RecordAnswer<Handover>): HandoverAnswer => ({ ...answer, notes: rollNotes(answer.item) })

const verbs = (Object.keys(contract.acts) as (keyof typeof contract.acts)[]).map(
  (verb): Route =>
    route(contract.acts[verb], async (context, { params, body }) => {
      const action = handoverActions[verb] as TypedAction<unknown>
      return {
        body: noted(await act<unknown, Handover>(context, action, { id: params.id, ...body }, { isRead: true })),
      }
    }),
)

export const routes: readonly Route[] = [
  route(contract.list, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listPlans(session, await reading(context, session), query),
    })),
  ),
  route(contract.draft, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Handover>(context, draft, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: noted(answer) }
  }),
  route(contract.read, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await plans.card(session, reader, params.id)
      const events = query.with === 'events' ? { events: await timeline(session, 'handover', params.id, 50) } : {}
      return { body: { ...noted(answerOf<Handover>(plans, context, card, reader.days)), ...events } }
    }),
  ),
  route(contract.tryOut, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      const { row } = await plans.card(session, await reading(context, session), params.id)
      const plan = row as PlanRecord
      return { body: dryRunOf(plan, await standing(session, plan, context.viewer), dayOf(context.now)) }
    }),
  ),
  ...verbs,
]
