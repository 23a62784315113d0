import { dayOf } from '#kernel/day.ts'
import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf, type RecordAnswer } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { planTerm } from '../actions/plan-term.ts'
import { terms } from '../data/keepers.ts'
import { pageOfTerms } from '../data/queries.ts'
import { termNotes } from '../rules/numbers.ts'
import * as contract from '../spec/term-contract.ts'
import type { NewTerm, TermAnswer, TermItem } from '../spec/term-contract.ts'
import { termActions } from './actions.ts'

const noted = (answer: RecordAnswer<TermItem>, { now }: Context): TermAnswer => ({
  ...answer,
  notes: termNotes(answer.item, dayOf(now)),
})

const verbs = (Object.keys(contract.termActs) as (keyof typeof contract.termActs)[]).map((verb) =>
  route(contract.termActs[verb], async (context, { params, body }) => {
    const action = termActions[verb] as TypedAction<unknown>
    const answer = await act<unknown, TermItem>(context, action, { id: params.id, ...body }, { isRead: true })
    return { body: noted(answer, context) }
  }),
)

export const termRoutes: readonly Route[] = [
  route(contract.listTerms, async ({ county, db, viewer }, { query }) => ({
    body: await db.read(county, (session) => pageOfTerms(session, viewer, query)),
  })),
  route(contract.createTerm, async (context, { body }) => {
    const { answer, isNew } = await create<NewTerm, TermItem>(context, planTerm, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: noted(answer, context) }
  }),
  route(contract.readTerm, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await readerOf(context, {})
      const card = await terms.card(session, reader, params.id)
      const answer = noted(answerOf<TermItem>(terms, context, card, reader.days), context)
      const events = query.with && { events: await timeline(session, 'term', params.id, 50) }
      return { body: { ...answer, ...events } }
    }),
  ),
  route(contract.termEvents, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      await terms.card(session, await readerOf(context, {}), params.id)
      return { body: { items: await timeline(session, 'term', params.id, 1000) } }
    }),
  ),
  ...verbs,
]
