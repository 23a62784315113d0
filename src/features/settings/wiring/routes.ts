import { holds } from '#kernel/viewer.ts'
import type { TypedCreation } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { type Route, route } from '#platform/http/route.ts'
import { editions } from '../data/keeper.ts'
import { allSettings, type Declared, pageOfChanges } from '../data/queries.ts'
import * as contract from '../spec/contract.ts'
import type { Change, Edition } from '../spec/contract.ts'

export const routesOf = (declared: Declared, decide: TypedCreation<Change>): readonly Route[] => [
  route(contract.list, ({ db, county, viewer }) =>
    db.read(county, async (session) => ({
      body: {
        rooms: await allSettings(session, declared),
        can: holds(viewer, 'settings.keep') ? ['decide'] : [],
      },
    })),
  ),
  route(contract.changes, ({ db, county }, { query }) =>
    db.read(county, async (session) => ({ body: await pageOfChanges(session, query) })),
  ),
  route(contract.make, async (context, { body }) => {
    const { answer, isNew } = await create<Change, Edition>(context, decide, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.read, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      const reader = await readerOf(context, {})
      const card = await editions.card(session, reader, params.id)
      return { body: answerOf<Edition>(editions, context, card, reader.days) }
    }),
  ),
]
