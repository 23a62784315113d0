import { z } from 'zod'
import { postRoles } from '#commons/people/spec/roles.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { act, listQuery, page, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import * as input from './inputs.ts'
import { type HandoverMove, handoverLife, handoverStates } from './lifecycle.ts'

const named = z.object({ id: z.string(), name: z.string() })

const place = z.object({
  constituency: z.string(),
  number: z.number().int(),
  name: z.string(),
  seats: z.number().int(),
  population: z.number().int(),
})

/** What was done, once it is done. */
const summary = z.object({
  ended: z.number().int(),
  posts: z.number().int(),
  begun: z.number().int(),
  given: z.number().int(),
})

const handover = z.object({
  id: z.string(),
  congress: named,
  level: z.enum(['county', 'township']),
  township: z.object({ code: z.string(), name: z.string() }).nullable(),
  state: z.enum(handoverStates),
  /** The term that ends; null where the congress has none in office. */
  from: z.object({ id: z.string(), number: z.number().int(), startsOn: z.string() }).nullable(),
  number: z.number().int(),
  startsOn: z.string(),
  officesUntil: z.string().nullable(),
  basis: z.string().nullable(),
  roll: z.array(place),
  successors: z.array(z.object({ post: z.string(), person: z.string() })),
  summary: summary.nullable(),
  doneOn: z.string().nullable(),
  version: z.number().int(),
})
export type Handover = z.output<typeof handover>

/** What does not agree with the law; told in words, with its article. */
const note = z.object({
  code: z.string(),
  law: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type HandoverNote = z.output<typeof note>

const handoverRecord = record(handover).extend({ notes: z.array(note) })
export type HandoverAnswer = z.output<typeof handoverRecord>

const base = '/api/v1/handovers'
const id = z.object({ id: uuid() })
const readers = ['people.read'] as const

export const list = endpoint({
  method: 'GET',
  path: base,
  access: readers,
  summary: 'Hand-overs to a new term, the newest first',
  query: z.strictObject({
    ...listQuery,
    state: z.enum(handoverStates).optional(),
    congress: uuid().optional(),
    term: z.coerce.number().int().min(1).max(999).optional(),
  }),
  answer: page(handover.omit({ roll: true, successors: true })).extend({ can: z.array(z.string()) }),
})

export const read = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: readers,
  summary: 'One hand-over with its roll, and what the law says of its numbers',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: handoverRecord,
})

export const draft = endpoint({
  method: 'POST',
  path: base,
  access: ['mandates.keep'],
  summary: 'Prepare a new term of a congress; the roll is taken from the constituencies in force',
  body: input.drafted,
  answer: handoverRecord,
})

const endingPost = z.object({
  id: z.string(),
  person: named,
  role: z.enum(postRoles),
  organ: named,
  endsOn: z.string(),
  /** Opens something to its holder that others wait for. */
  isActing: z.boolean(),
  /** Chosen to take it over. */
  successor: named.nullable(),
  /** Who might: the holder, where elected again. */
  proposal: named.nullable(),
})

const deputy = z.object({
  mandate: z.string(),
  person: named,
  constituency: z.string().nullable(),
  state: z.string(),
  /** Sits in the other of the two terms too. */
  isInBoth: z.boolean(),
})
export type HandoverDeputy = z.output<typeof deputy>

const problem = note.extend({ severity: z.enum(['error', 'note']) })
export type HandoverProblem = z.output<typeof problem>

const dryRun = z.object({
  /** Last day of the old term and first of the new one. */
  lastDay: z.string(),
  startsOn: z.string(),
  ends: z.object({ mandates: z.array(deputy), posts: z.array(endingPost) }),
  begins: z.object({ mandates: z.array(deputy), refused: z.number().int() }),
  /** What is open and stays so, with those who have it then. */
  stays: z.object({
    tasks: z.array(
      z.object({
        kind: z.string(),
        move: z.string(),
        count: z.number().int(),
        /** Who may do it once the hand-over is done: those who keep their posts and those who take one over. */
        holders: z.array(z.string()),
      }),
    ),
    changes: z.number().int(),
    sessions: z.array(z.string()),
    posts: z.number().int(),
  }),
  constituencies: z.object({ changed: z.number().int(), ended: z.number().int() }),
  problems: z.array(problem),
})
export type DryRun = z.output<typeof dryRun>

export const tryOut = endpoint({
  method: 'GET',
  path: `${base}/{id}/dry-run`,
  access: readers,
  summary: 'What completing would end, begin and leave open, and what stands in the way; nothing is changed',
  params: id,
  query: z.strictObject({}),
  answer: dryRun,
})

const verb = <Input extends z.ZodType>(move: HandoverMove, summary: string, body: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access: ['mandates.keep'],
    summary,
    params: id,
    body: act(body),
    answer: handoverRecord,
  })

const { moves } = handoverLife
export const acts = {
  revise: verb('revise', 'Correct number, days or basis', moves.revise.input),
  setRoll: verb('setRoll', 'Set the constituencies and seats of the new term', moves.setRoll.input),
  openResults: verb('openResults', 'The roll stands: results are entered', moves.openResults.input),
  redraft: verb('redraft', 'Back to the roll', moves.redraft.input),
  review: verb('review', 'Confirm the qualification of all who were not refused', moves.review.input),
  reopen: verb('reopen', 'Enter more results', moves.reopen.input),
  appoint: verb('appoint', 'Choose who takes the ending posts over', moves.appoint.input),
  complete: verb('complete', 'End the old term and begin the new one, in one act', moves.complete.input),
  cancel: verb('cancel', 'Give the hand-over up; nothing was touched', moves.cancel.input),
}
