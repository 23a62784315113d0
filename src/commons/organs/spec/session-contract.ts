import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, event, page, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import { sessionFacts, sessionKinds } from './inputs.ts'
import { sessionLife, type SessionMove } from './lifecycle.ts'

export const sessionStates = ['planned', 'held', 'cancelled'] as const

/** A session (次) of a congress. */
const congressSession = z.object({
  id: z.string(),
  term: z.object({ id: z.string(), number: z.number().int() }),
  organ: z.object({ id: z.string(), name: z.string(), division: z.string().nullable() }),
  number: z.number().int(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  place: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  state: z.enum(sessionStates),
  version: z.number().int(),
})
export type SessionItem = z.output<typeof congressSession>

const sessionRecord = record(congressSession)

const base = '/api/v1/congress-sessions'
const id = z.object({ id: uuid() })
const may = ['organs.read']

export const listSessions = endpoint({
  method: 'GET',
  path: base,
  access: may,
  summary: 'Sessions of congresses, the latest first',
  query: z.strictObject({
    term: uuid().optional(),
    organ: uuid().optional(),
    state: z.enum(sessionStates).optional(),
    kind: z.enum(sessionKinds).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: page(congressSession).extend({ can: z.array(z.string()) }),
})

export const readSession = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: may,
  summary: 'One session of a congress',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: sessionRecord,
})

export const sessionEvents = endpoint({
  method: 'GET',
  path: `${base}/{id}/events`,
  access: may,
  summary: 'Timeline of one session, oldest first',
  params: id,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(event) }),
})

export const newSession = z.strictObject({ id: uuid(), term: uuid().meta({ widget: 'term' }), ...sessionFacts })
export type NewSession = z.output<typeof newSession>

export const createSession = endpoint({
  method: 'POST',
  path: base,
  access: ['organs.keep'],
  summary: 'Plan a session; its number counts within the term',
  body: newSession,
  answer: sessionRecord,
})

const verb = <Input extends z.ZodType>(move: SessionMove, summary: string, input: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access: ['organs.keep'],
    summary,
    params: id,
    body: act(input),
    answer: sessionRecord,
  })

const { moves } = sessionLife
export const sessionActs = {
  adjust: verb('adjust', 'Change what is planned', moves.adjust.input),
  hold: verb('hold', 'It was held, from the first day to the last', moves.hold.input),
  correct: verb('correct', 'Correct what was entered of a session that was held', moves.correct.input),
  cancel: verb('cancel', 'It will not be held', moves.cancel.input),
}
