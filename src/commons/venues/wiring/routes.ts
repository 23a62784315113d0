import { act } from '#platform/action/act.ts'
import type { Reader, TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { open } from '../actions/open.ts'
import { listVenues } from '../data/queries.ts'
import { venues } from '../data/venues.ts'
import * as contract from '../spec/contract.ts'
import type { Venue } from '../spec/contract.ts'
import type { VenueMove } from '../spec/lifecycle.ts'
import { venueActions } from './actions.ts'

const reading = (context: Context): Promise<Reader> => readerOf(context, {})

const verbs = (Object.keys(contract.acts) as VenueMove[]).map(
  (verb): Route =>
    route(contract.acts[verb], async (context, { params, body }) => ({
      body: await act<unknown, Venue>(
        context,
        venueActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      ),
    })),
)

export const routes: readonly Route[] = [
  route(contract.list, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listVenues(session, await reading(context), query),
    })),
  ),
  route(contract.open, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Venue>(context, open, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.read, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context)
      const card = await venues.card(session, reader, params.id)
      const events = query.with === 'events' ? { events: await timeline(session, 'venue', params.id, 50) } : {}
      return { body: { ...answerOf<Venue>(venues, context, card, reader.days), ...events } }
    }),
  ),
  ...verbs,
]
