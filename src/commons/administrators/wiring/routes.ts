import { forgetPerson } from '#commons/access/data/token-memory.ts'
import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf, type RecordAnswer } from '#platform/action/answer.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { readerOf } from '#platform/action/reader.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { name } from '../actions/name.ts'
import { listOf, successions } from '../data/store.ts'
import * as contract from '../spec/contract.ts'
import type { Succession } from '../spec/contract.ts'
import { successionActions } from './actions.ts'
import { administratorsOf, candidatesFor } from './answers.ts'

const asItStands = (context: Context, id: string, withEvents = false) =>
  context.db.read(context.county, async (session) => {
    const reader = await readerOf(context, (await context.ports.settings(session, 'administrators')).value)
    const card = await successions.card(session, reader, id)
    const events = withEvents ? { events: await timeline(session, 'succession', id, 50) } : {}
    return { ...answerOf<Succession>(successions, context, card, reader.days), ...events }
  })

/** Rights have ended and begun: nobody in this process goes by what was remembered of these two. */
const told = async ({ db, county }: Context, { from, to, state }: Succession): Promise<void> => {
  if (state !== 'done') return
  for (const one of [from, to]) if (one) await forgetPerson(db, county, one.id)
}

const verbs = (Object.keys(contract.successionActs) as (keyof typeof contract.successionActs)[]).map(
  (verb): Route =>
    route(contract.successionActs[verb], async (context, { params, body }) => {
      const answer: RecordAnswer<Succession> = await act(
        context,
        successionActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      )
      await told(context, answer.item)
      return { body: answer }
    }),
)

export const routes: readonly Route[] = [
  route(contract.listAdministrators, ({ db, county, viewer }) =>
    db.read(county, async (session) => ({ body: { items: await administratorsOf(session, viewer) } })),
  ),
  route(contract.listCandidates, ({ db, county }, { params, query }) =>
    db.read(county, async (session) => ({ body: await candidatesFor(session, params.id, query.q) })),
  ),
  route(contract.listSuccessions, ({ db, county, ports }) =>
    db.read(county, async (session) => ({ body: { items: await listOf(session, ports.names) } })),
  ),
  // Answered as it stands after what followed at once: made, and most often done.
  route(contract.nameSuccessor, async (context, { body }) => {
    const { isNew } = await create<typeof body, Succession>(context, name, body, { isRead: true })
    const answer = await asItStands(context, body.id)
    await told(context, answer.item)
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readSuccession, async (context, { params, query }) => ({
    body: await asItStands(context, params.id, query.with === 'events'),
  })),
  ...verbs,
]
