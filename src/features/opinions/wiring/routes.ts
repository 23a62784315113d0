import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import { mustBeShownStill } from '#platform/action/ready/look.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { submit } from '../actions/submit.ts'
import { opinionWithEvents } from '../data/card.ts'
import { contactsIn } from '../data/contacts.ts'
import { receiptOf } from '../data/receipt.ts'
import { countTabs, listOpinions } from '../data/queries.ts'
import { opinions } from '../data/store.ts'
import type { OpinionRecord } from '../data/tables.ts'
import * as contract from '../spec/contract.ts'
import type { Opinion, Said } from '../spec/contract.ts'
import type { OpinionSettings } from '../spec/settings.ts'
import { staffActions } from './actions.ts'
import { exportRoute } from './export.ts'
import { hintRoutes } from './hints.ts'
import { reading } from './reading.ts'

const { reveal, ...plainActs } = contract.acts
const verbs = (Object.keys(plainActs) as (keyof typeof plainActs)[]).map(
  (verb): Route =>
    route(plainActs[verb], async (context, { params, body }) => ({
      body: await act<unknown, Opinion>(
        context,
        staffActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      ),
    })),
)

export const routes: readonly Route[] = [
  route(contract.list, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listOpinions(context.db, session, await reading(context, session), query),
    })),
  ),
  exportRoute,
  route(contract.tabs, (context) =>
    context.db.read(context.county, async (session) => ({
      body: await countTabs(session, await reading(context, session)),
    })),
  ),
  route(contract.settings, (context) =>
    context.db.read(context.county, async (session) => ({
      body: (await context.ports.settings(session, 'opinions')).value as OpinionSettings,
    })),
  ),
  route(contract.submit, async (context, { body }) => {
    const { answer, isNew, isOld, row } = await create<Said, Opinion>(context, submit, body, { isRead: true })
    // It is the citizen's. Who lost the answer on the way gets it again, but not once something has come of the matter.
    const receipt = isOld
      ? null
      : await context.db.read(context.county, async ({ keys, county }) => receiptOf(keys, county, row as OpinionRecord))
    return { status: isNew ? 201 : 200, body: { ...answer, receipt } }
  }),
  route(contract.read, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      if (query.with === undefined) {
        const card = await opinions.card(session, reader, params.id)
        return { body: answerOf<Opinion>(opinions, context, card, reader.days) }
      }
      const { card, events } = await opinionWithEvents(session, reader, params.id, 50)
      return { body: { ...answerOf<Opinion>(opinions, context, card, reader.days), events } }
    }),
  ),
  route(contract.events, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      await opinions.card(session, await reading(context, session), params.id) // not found when out of sight
      return { body: { items: await timeline(session, 'opinion', params.id, 1000) } }
    }),
  ),
  ...hintRoutes,
  route(reveal, async (context, { params, body }) => {
    const request = { id: params.id, ...body }
    const answer = await act<typeof body.input, Opinion>(context, staffActions.reveal, request, { isRead: true })
    const contacts = await context.db.read(context.county, async (session) => {
      const { row } = await opinions.card(session, await reading(context, session), params.id) // not found when out of sight
      await mustBeShownStill(session, { keeper: opinions, row, actId: body.actId, now: context.now })
      return contactsIn(session, params.id)
    })
    return { body: { ...answer, contacts } }
  }),
  ...verbs,
]
