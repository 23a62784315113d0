import { dayOf } from '#kernel/day.ts'
import { act } from '#platform/action/act.ts'
import type { Reader, TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { type Route, route } from '#platform/http/route.ts'
import { elect } from '../actions/elect.ts'
import { countOf, listMandates, missedOf } from '../data/queries.ts'
import { mandates } from '../data/store.ts'
import { listTeam, spanOf } from '../data/teams.ts'
import { countySeats } from '../rules/rules.ts'
import * as contract from '../spec/contract.ts'
import type { Mandate } from '../spec/contract.ts'
import { mandateActions } from './actions.ts'

const reading = async (context: Context, session: Session): Promise<Reader> =>
  readerOf(context, (await context.ports.settings(session, 'mandates')).value)

const verbs = (Object.keys(contract.acts) as (keyof typeof contract.acts)[]).map(
  (verb): Route =>
    route(contract.acts[verb], async (context, { params, body }) => ({
      body: await act<unknown, Mandate>(
        context,
        mandateActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      ),
    })),
)

export const routes: readonly Route[] = [
  route(contract.list, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listMandates(session, await reading(context, session), query),
    })),
  ),
  route(contract.elect, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Mandate>(context, elect, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.notes, (context) =>
    context.db.read(context.county, async (session) => {
      const [counted, missed] = await Promise.all([
        countOf(session),
        missedOf(session, await reading(context, session)),
      ])
      const most = counted && counted.population > 0 ? countySeats(counted.population) : null
      const over =
        counted && most !== null && counted.deputies > most
          ? [{ code: 'deputies-over', law: '选举法 12', mandate: null, name: null, count: counted.deputies, most }]
          : []
      const absent = missed.map(({ id, name, missed: count }) => ({
        code: count > 1 ? 'missed-twice' : 'missed-once',
        law: '代表法 62(3)',
        mandate: id,
        name,
        count,
        most: null,
      }))
      return { body: { items: [...over, ...absent] } }
    }),
  ),
  route(contract.read, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await mandates.card(session, reader, params.id)
      const events = query.with === 'events' ? { events: await timeline(session, 'mandate', params.id, 50) } : {}
      return { body: { ...answerOf<Mandate>(mandates, context, card, reader.days), ...events } }
    }),
  ),
  route(contract.team, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const span = await spanOf(session, query, dayOf(context.now))
      return { body: await listTeam(session, context.viewer, params.team, query, span) }
    }),
  ),
  ...verbs,
]
