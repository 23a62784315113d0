import { z } from 'zod'
import { administratorRoles } from '#commons/people/spec/roles.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { act, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import * as input from './inputs.ts'
import { successionLife, type SuccessionMove, successionStates } from './lifecycle.ts'

const who = z.object({ id: z.string(), name: z.string() })

const succession = z.object({
  id: z.string(),
  post: z.string(),
  role: z.enum(administratorRoles),
  organ: who,
  /** Whose post it was; null where nobody held it any more. */
  from: who.nullable(),
  to: who,
  state: z.enum(successionStates),
  ground: z.enum(input.leavingGrounds).nullable(),
  basis: z.string(),
  /** Why it was refused or withdrawn. */
  reason: z.string().nullable(),
  namedBy: z.string(),
  namedOn: z.string(),
  doneOn: z.string().nullable(),
  version: z.number().int(),
})
export type Succession = z.output<typeof succession>

const administrator = z.object({
  /** Of the post that is handed over: held, or the last one where the role is vacant. */
  post: z.string(),
  role: z.enum(administratorRoles),
  organ: who,
  /** Null where nobody holds it. */
  holder: who.nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  canLogIn: z.boolean(),
  /** A hand-over that waits to be confirmed. */
  open: z.string().nullable(),
  /** Whether the caller may name a successor now. */
  canName: z.boolean(),
})
export type Administrator = z.output<typeof administrator>

const candidate = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string().nullable(),
  posts: z.array(z.object({ role: z.string(), organName: z.string() })),
  /** Name of the refusal that naming this person would be answered with; null where nothing stands in the way. */
  refusal: z.string().nullable(),
})

const base = '/api/v1/successions'
const three = ['security.admin', 'audit.read', 'system.admin'] as const
const names = ['security.admin', 'audit.read'] as const
const id = z.object({ id: uuid() })

export const listAdministrators = endpoint({
  method: 'GET',
  path: '/api/v1/administrators',
  access: three,
  summary: 'The three administrators: who holds which post since when, and which is vacant',
  answer: z.object({ items: z.array(administrator) }),
})

export const listCandidates = endpoint({
  method: 'GET',
  path: '/api/v1/administrators/{id}/candidates',
  access: names,
  summary: 'Who may take this post over, by name or log-in, and what stands in the way of the others; at most 20',
  params: id,
  query: z.strictObject({ q: z.string().max(100).optional() }),
  answer: z.object({ items: z.array(candidate) }),
})

export const listSuccessions = endpoint({
  method: 'GET',
  path: base,
  access: three,
  summary: "Hand-overs of the administrators' posts, the open ones first; the last 100",
  answer: z.object({ items: z.array(succession) }),
})

export const nameSuccessor = endpoint({
  method: 'POST',
  path: base,
  access: names,
  fresh: true,
  summary: "Hand an administrator's post over in one act; the security administrator's waits to be confirmed",
  body: input.named,
  answer: record(succession),
})

export const readSuccession = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: three,
  summary: 'One hand-over, with what the caller can do',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: record(succession),
})

const verb = <Input extends z.ZodType>(
  move: SuccessionMove,
  access: readonly string[],
  summary: string,
  body: Input,
  fresh?: true,
) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access,
    summary,
    params: id,
    body: act(body),
    answer: record(succession),
    ...(fresh && { fresh }),
  })

const { moves } = successionLife
export const successionActs = {
  confirm: verb('confirm', ['system.admin'], 'Confirm: the post changes hands in this act', moves.confirm.input, true),
  refuse: verb('refuse', ['system.admin'], 'Not agreed to; the post stays where it is', moves.refuse.input),
  withdraw: verb('withdraw', names, 'Take back what oneself has named', moves.withdraw.input),
}
