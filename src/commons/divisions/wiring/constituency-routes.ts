import { act } from '#platform/action/act.ts'
import { type Action, type Reader, type TypedAction } from '#platform/action/action.ts'
import { answerOf, type RecordAnswer } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { type Route, route } from '#platform/http/route.ts'
import { correctConstituency } from '../actions/correct-constituency.ts'
import { draw } from '../actions/draw.ts'
import { endConstituency } from '../actions/end-constituency.ts'
import { restoreConstituency } from '../actions/restore-constituency.ts'
import { constituencies } from '../data/constituencies.ts'
import { type InTerm, levelOf, pageOfConstituencies, sharedVillages } from '../data/constituency-queries.ts'
import { drawingNotes, sharedNotes } from '../rules/constituencies.ts'
import * as contract from '../spec/constituency-contract.ts'
import type { ConstituencyAnswer, ConstituencyItem, NewConstituency } from '../spec/constituency-contract.ts'
import type { ConstituencyMove } from '../spec/lifecycle.ts'
import type { DivisionSettings } from '../spec/settings.ts'

/** One action for every move. */
export const constituencyActions = {
  correct: correctConstituency,
  end: endConstituency,
  restore: restoreConstituency,
} as const satisfies Record<ConstituencyMove, Action>

const reading = async (context: Context, session: Session): Promise<Reader> =>
  readerOf(context, (await context.ports.settings(session, 'divisions')).value)

const noted = async (
  context: Context,
  session: Session,
  answer: RecordAnswer<ConstituencyItem>,
): Promise<ConstituencyAnswer> => {
  const { item } = answer
  const { unevenPercent } = (await context.ports.settings(session, 'divisions')).value as DivisionSettings
  const level = await levelOf(session, item)
  return {
    ...answer,
    notes: [...drawingNotes(item, level, unevenPercent), ...sharedNotes(await sharedVillages(session, item))],
  }
}

const verbs = (Object.keys(contract.constituencyActs) as ConstituencyMove[]).map((verb) =>
  route(contract.constituencyActs[verb], async (context, { params, body }) => {
    const action = constituencyActions[verb] as TypedAction<unknown>
    const answer = await act<unknown, ConstituencyItem>(context, action, { id: params.id, ...body }, { isRead: true })
    return { body: await context.db.read(context.county, (session) => noted(context, session, answer)) }
  }),
)

export const constituencyRoutes = (inTerm: InTerm): readonly Route[] => [
  route(contract.listConstituencies, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await pageOfConstituencies(session, await reading(context, session), query, inTerm),
    })),
  ),
  route(contract.createConstituency, async (context, { body }) => {
    const { answer, isNew } = await create<NewConstituency, ConstituencyItem>(context, draw, body, { isRead: true })
    return {
      status: isNew ? 201 : 200,
      body: await context.db.read(context.county, (session) => noted(context, session, answer)),
    }
  }),
  route(contract.readConstituency, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await constituencies.card(session, reader, params.id)
      const answer = answerOf<ConstituencyItem>(constituencies, context, card, reader.days)
      const events = query.with && { events: await timeline(session, 'constituency', params.id, 50) }
      return { body: { ...(await noted(context, session, answer)), ...events } }
    }),
  ),
  route(contract.constituencyEvents, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      await constituencies.card(session, await reading(context, session), params.id)
      return { body: { items: await timeline(session, 'constituency', params.id, 1000) } }
    }),
  ),
  ...verbs,
]
