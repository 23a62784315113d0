import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import { create } from '#platform/action/create.ts'
import { mustBeShownStill } from '#platform/action/ready/look.ts'
import { found } from '#kernel/problem.ts'
import { timeline } from '#platform/audit/store.ts'
import { onePiece, type Route, route, streamed } from '#platform/http/route.ts'
import { smallJpeg } from '#platform/images/small-jpeg.ts'
import { enter } from '../actions/enter.ts'
import { listAlike, listAlikePairs, listPersons } from '../data/person-list.ts'
import { photoOf } from '../data/photos.ts'
import { contactsOf, persons } from '../data/persons.ts'
import type { PersonRecord } from '../data/tables.ts'
import * as contract from '../spec/contract.ts'
import type { Person } from '../spec/contract.ts'
import type { PersonActions } from './actions.ts'
import { reading } from './reading.ts'

/** Large enough for a card and a page, small enough for every telephone. */
const photoSize = { width: 480, height: 640 }

const verbsOf = (personActions: PersonActions): Route[] =>
  (Object.keys(contract.personActs) as (keyof typeof contract.personActs)[])
    .filter((verb) => verb !== 'setPhoto')
    .map(
      (verb): Route =>
        route(contract.personActs[verb], async (context, { params, body }) => ({
          body: await act<unknown, Person>(
            context,
            personActions[verb] as TypedAction<unknown>,
            { id: params.id, ...body },
            { isRead: true },
          ),
        })),
    )

export const personRoutes = (personActions: PersonActions): readonly Route[] => [
  route(contract.listPeople, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listPersons(session, await reading(context, session), query),
    })),
  ),
  route(contract.listPairs, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listAlikePairs(session, await reading(context, session), query),
    })),
  ),
  route(contract.enterPerson, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Person>(context, enter, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readPerson, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await persons.card(session, reader, params.id)
      const events = query.with === 'events' ? { events: await timeline(session, 'person', params.id, 50) } : {}
      return { body: { ...answerOf<Person>(persons, context, card, reader.days), ...events } }
    }),
  ),
  route(contract.personEvents, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      await persons.card(session, await reading(context, session), params.id) // not found when out of sight
      return { body: { items: await timeline(session, 'person', params.id, 1000) } }
    }),
  ),
  route(contract.alike, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      await persons.card(session, reader, params.id)
      return { body: await listAlike(session, reader, params.id) }
    }),
  ),
  route(contract.reveal, async (context, { params, body }) => {
    const request = { id: params.id, ...body }
    const answer = await act<typeof body.input, Person>(context, personActions.reveal, request, { isRead: true })
    const contacts = await context.db.read(context.county, async (session) => {
      const { row } = await persons.card(session, await reading(context, session), params.id)
      await mustBeShownStill(session, { keeper: persons, row, actId: body.actId, now: context.now })
      return contactsOf(session, row as PersonRecord)
    })
    return { body: { ...answer, contacts } }
  }),
  // What is acted on is the small picture: the one that was sent is kept nowhere.
  route(contract.personActs.setPhoto, async (context, { params, body }) => {
    // Whoever may not do it is refused before anything is unpacked.
    const may = await context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await persons.card(session, reader, params.id)
      return answerOf<Person>(persons, context, card, reader.days).can.includes('setPhoto')
    })
    const image = may
      ? (await smallJpeg(Buffer.from(body.input.image, 'base64'), photoSize)).toString('base64')
      : body.input.image
    const input = { ...body.input, image }
    return {
      body: await act<typeof input, Person>(
        context,
        personActions.setPhoto,
        { id: params.id, ...body, input },
        { isRead: true },
      ),
    }
  }),
  streamed(contract.readPhoto, (context, { params }) =>
    context.db.read(context.county, async (session) => {
      const { row } = await persons.card(session, await reading(context, session), params.id) // not found when out of sight
      return onePiece(found((row as PersonRecord).photo === null ? null : await photoOf(session, row.id)))
    }),
  ),
  ...verbsOf(personActions),
]
