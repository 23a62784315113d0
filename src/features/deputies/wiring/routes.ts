import { dayOf } from '#kernel/day.ts'
import { mandates } from '#commons/mandates/data/store.ts'
import { act } from '#platform/action/act.ts'
import type { Reader, TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { qrOf } from '#platform/http/qr.ts'
import { type Route, route } from '#platform/http/route.ts'
import { issue } from '../actions/issue.ts'
import { cards } from '../data/cards.ts'
import { pageOfCards, pageOfWanting, sheetOf } from '../data/card-list.ts'
import { publicCardOf } from '../data/public-card.ts'
import { publicityOf } from '../rules/publicity.ts'
import * as contract from '../spec/contract.ts'
import type { CardItem } from '../spec/contract.ts'
import { cardActions } from './actions.ts'

const reading = async (context: Context, session: Session): Promise<Reader> =>
  readerOf(context, (await context.ports.settings(session, 'deputies')).value)

const verbs = (Object.keys(contract.cardActs) as (keyof typeof contract.cardActs)[]).map(
  (verb): Route =>
    route(contract.cardActs[verb], async (context, { params, body }) => ({
      body: await act<unknown, CardItem>(
        context,
        cardActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      ),
    })),
)

export const routes: readonly Route[] = [
  route(contract.listCards, ({ db, county, viewer }, { query }) =>
    db.read(county, async (session) => ({ body: await pageOfCards(session, viewer, query) })),
  ),
  route(contract.listWanting, ({ db, county, viewer }, { query }) =>
    db.read(county, async (session) => ({ body: await pageOfWanting(session, viewer, query) })),
  ),
  // Paper outlives an instance's arrangement: the address names its county.
  route(contract.printSheet, ({ db, county, viewer }, { query, origin }) =>
    db.read(county, async (session) => ({
      body: {
        items: (await sheetOf(session, viewer, query)).map((card) => {
          const address = `${origin}/c/${county}${card.path}`
          return { ...card, address, qr: qrOf(address) }
        }),
      },
    })),
  ),
  route(contract.issueCard, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, CardItem>(context, issue, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readCard, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await cards.card(session, reader, params.id)
      const events = query.with === 'events' ? { events: await timeline(session, 'deputyCard', params.id, 50) } : {}
      return { body: { ...answerOf<CardItem>(cards, context, card, reader.days), ...events } }
    }),
  ),
  route(contract.readPublicity, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      await mandates.card(session, await reading(context, session), params.id) // not found when out of sight
      return { body: publicityOf(await publicCardOf(session, params.id, dayOf(context.now))) }
    }),
  ),
  ...verbs,
]
