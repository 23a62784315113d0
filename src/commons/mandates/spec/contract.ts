import { z } from 'zod'
import { postRoles } from '#commons/people/spec/roles.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { act, listQuery, page, record } from '#kernel/resource.ts'
import { dayText, uuid } from '#kernel/text.ts'
import { endGrounds } from './grounds.ts'
import * as input from './inputs.ts'
import { mandateLife, mandateStates } from './lifecycle.ts'
import { poll } from './poll.ts'

const named = z.object({ id: z.string(), name: z.string() })

export const mandate = z.object({
  id: z.string(),
  person: named,
  level: z.enum(input.levels),
  congress: z.object({ id: z.string().nullable(), name: z.string() }),
  term: z.number().int(),
  constituency: named.nullable(),
  delegation: named.nullable(),
  township: z.object({ code: z.string(), name: z.string() }).nullable(),
  state: z.enum(mandateStates),
  electedOn: z.string(),
  /** How the voters voted, where it was said. */
  poll: poll.nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  ground: z.enum(endGrounds).nullable(),
  /** Article that the end rests on. */
  law: z.string().nullable(),
  basis: z.string().nullable(),
  absences: z.array(z.object({ session: z.string(), title: z.string(), on: z.string(), leave: z.boolean() })),
  /** Sessions missed without leave: at the first a warning, at the second the law ends the mandate (代表法 62) when the office does. */
  alert: z.enum(['missedOnce', 'missedTwice']).nullable(),
  /** 公告 as drafted when the mandate ended; the office signs and publishes it. */
  announcement: z.string().nullable(),
  version: z.number().int(),
})
export type Mandate = z.output<typeof mandate>

const base = '/api/v1/mandates'
const id = z.object({ id: uuid() })
const readers = ['people.read', 'people.self'] as const

export const filters = {
  level: z.enum(input.levels).optional(),
  state: z.enum(mandateStates).optional(),
  term: z.coerce.number().int().min(1).max(99).optional(),
  congress: uuid().optional(),
  township: z.string().max(12).optional(),
  constituency: uuid().optional(),
  delegation: uuid().optional(),
  person: uuid().optional(),
  /** In force on that day. */
  on: dayText().optional(),
  /** Who was not at this session of the congress. */
  session: uuid().optional(),
  /** `absent`: at any session; `missed`: sessions missed without leave; `vacant`: ended, and nobody was elected into the seat. */
  only: z.enum(['absent', 'missed', 'vacant']).optional(),
}

export const list = endpoint({
  method: 'GET',
  path: base,
  access: readers,
  summary: 'Mandates in sight of the caller, by name; by term, delegation, constituency, or those in force `on` a day',
  query: z.strictObject({ ...listQuery, ...filters }),
  /** `can` holds `create` for whoever may enter elections. */
  answer: page(mandate).extend({ can: z.array(z.string()) }),
})

export const read = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: readers,
  summary: 'One mandate, with what the caller can do',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: record(mandate),
})

export const elect = endpoint({
  method: 'POST',
  path: base,
  access: ['mandates.keep'],
  summary:
    'Enter the result of an election or by-election; the mandate is in force once the qualification is confirmed',
  body: input.elected,
  answer: record(mandate),
})

const verb = <Input extends z.ZodType>(move: keyof typeof mandateLife.moves, summary: string, body: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access: ['mandates.keep'],
    summary,
    params: id,
    body: act(body),
    answer: record(mandate),
  })

const { moves } = mandateLife
export const acts = {
  confirm: verb('confirm', 'The qualification is confirmed: in force, with the post of deputy', moves.confirm.input),
  qualify: verb('qualify', 'The qualification is confirmed before the congress meets', moves.qualify.input),
  takeUp: verb('takeUp', 'The congress has met: the seat is taken up, with the post of deputy', moves.takeUp.input),
  withdraw: verb('withdraw', 'Take back an election that was entered by mistake', moves.withdraw.input),
  reject: verb('reject', 'The election is found invalid', moves.reject.input),
  seat: verb('seat', 'Put into a delegation', moves.seat.input),
  recordAbsence: verb(
    'recordAbsence',
    'Record that a session was missed, with leave or without',
    moves.recordAbsence.input,
  ),
  suspend: verb('suspend', 'Suspend the duties of a deputy', moves.suspend.input),
  resume: verb('resume', 'Resume the duties', moves.resume.input),
  end: verb(
    'end',
    'End with its ground: what rests on the mandate ends with it, the announcement is drafted',
    moves.end.input,
  ),
  restore: verb('restore', 'Take back an end that was entered by mistake', moves.restore.input),
}

/** 四支队伍: members of the standing committee, staff, chairs of townships and streets, deputies. */
export const teams = ['committee', 'staff', 'chairs', 'deputies'] as const
export type Team = (typeof teams)[number]

const member = z.object({
  /** Of the post or mandate. */
  id: z.string(),
  person: named,
  organ: z.string(),
  role: z.enum(postRoles),
  title: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  sex: z.string().nullable(),
  birthOn: z.string().nullable(),
  party: z.string().nullable(),
})

export const team = endpoint({
  method: 'GET',
  path: '/api/v1/teams/{team}',
  access: ['people.read'],
  summary:
    'One of the four teams as it comes out of posts and mandates: on a day, or over a term of the county’s congress',
  params: z.object({ team: z.enum(teams) }),
  query: z.strictObject({
    ...listQuery,
    on: dayText().optional(),
    term: z.coerce.number().int().min(1).max(99).optional(),
    township: z.string().max(12).optional(),
  }),
  answer: page(member),
})

export const notes = endpoint({
  method: 'GET',
  path: `${base}/notes`,
  access: ['people.read'],
  summary: 'What does not agree with the law on mandates: seats by population, sessions missed without leave',
  query: z.strictObject({}),
  answer: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        law: z.string(),
        mandate: z.string().nullable(),
        name: z.string().nullable(),
        count: z.number().int(),
        most: z.number().int().nullable(),
      }),
    ),
  }),
})
