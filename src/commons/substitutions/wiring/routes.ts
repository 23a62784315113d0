import { dayOf } from '#kernel/day.ts'
import { act } from '#platform/action/act.ts'
import { answerOf } from '#platform/action/answer.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { appoint } from '../actions/appoint.ts'
import { end } from '../actions/end.ts'
import { pageOfSubstitutions } from '../data/list.ts'
import { substitutions } from '../data/store.ts'
import * as contract from '../spec/contract.ts'
import type { Substitution } from '../spec/contract.ts'
import { substitutionLife } from '../spec/lifecycle.ts'

export const routes: readonly Route[] = [
  route(contract.listSubstitutions, ({ db, county, viewer, now }, { query }) =>
    db.read(county, async (session) => ({ body: await pageOfSubstitutions(session, viewer, query, dayOf(now)) })),
  ),
  route(contract.appoint, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Substitution>(context, appoint, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readSubstitution, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await readerOf(context, (await context.ports.settings(session, substitutions.room)).value)
      const card = await substitutions.card(session, reader, params.id)
      const events =
        query.with === 'events' ? { events: await timeline(session, substitutionLife.kind, params.id, 50) } : {}
      return { body: { ...answerOf<Substitution>(substitutions, context, card, reader.days), ...events } }
    }),
  ),
  route(contract.substitutionActs.end, async (context, { params, body }) => ({
    body: await act<typeof body.input, Substitution>(context, end, { id: params.id, ...body }, { isRead: true }),
  })),
]
