import { holds } from '#kernel/viewer.ts'
import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf, type RecordAnswer } from '#platform/action/answer.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { ask } from '../actions/ask.ts'
import { countyExports, listOf } from '../data/store.ts'
import * as contract from '../spec/contract.ts'
import type { CountyExport } from '../spec/contract.ts'
import { countyExportLife } from '../spec/lifecycle.ts'
import { countyExportActions } from './actions.ts'

const verbs = (Object.keys(contract.countyExportActs) as (keyof typeof contract.countyExportActs)[]).map(
  (verb): Route =>
    route(contract.countyExportActs[verb], async (context, { params, body }) => {
      const answer: RecordAnswer<CountyExport> = await act(
        context,
        countyExportActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      )
      return { body: answer }
    }),
)

export const routes: readonly Route[] = [
  route(contract.listCountyExports, ({ db, county, viewer }) =>
    db.read(county, async (session) => ({
      body: {
        items: await listOf(session),
        can: holds(viewer, countyExportLife.parties.system) ? ['create' as const] : [],
      },
    })),
  ),
  route(contract.askCountyExport, async (context, { body }) => {
    const { isNew, answer } = await create<typeof body, CountyExport>(context, ask, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readCountyExport, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await readerOf(context, (await context.ports.settings(session, 'exports')).value)
      const card = await countyExports.card(session, reader, params.id)
      const events =
        query.with === 'events' ? { events: await timeline(session, countyExportLife.kind, params.id, 50) } : {}
      return { body: { ...answerOf<CountyExport>(countyExports, context, card, reader.days), ...events } }
    }),
  ),
  ...verbs,
]
