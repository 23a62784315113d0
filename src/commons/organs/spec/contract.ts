import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, event, page, record } from '#kernel/resource.ts'
import { dayText, uuid } from '#kernel/text.ts'
import { organFacts } from './inputs.ts'
import { organLife, type OrganMove } from './lifecycle.ts'
import { organGroupNames, organKinds } from './kinds.ts'

export const organStates = ['inForce', 'ended'] as const

const organRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organKinds),
  parent: z.string().nullable(),
  division: z.string().nullable(),
  state: z.enum(organStates),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  version: z.number().int(),
})
export type Organ = z.output<typeof organRow>

const named = z.object({ id: z.string(), name: z.string() })

/** A former name, with the first and the last day on which it was borne. */
const formerName = z.object({ name: z.string(), startsOn: z.string(), endsOn: z.string() })
export type FormerName = z.output<typeof formerName>

const organ = organRow.omit({ parent: true, division: true }).extend({
  parent: named.nullable(),
  division: z.object({ code: z.string(), name: z.string() }).nullable(),
  formerNames: z.array(formerName),
  basis: z.string().nullable(),
  note: z.string().nullable(),
  endReason: z.string().nullable(),
})
export type OrganItem = z.output<typeof organ>

/** What the law says of a number here, with its article: told, never in the way. */
export const note = z.object({
  code: z.string(),
  law: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Note = z.output<typeof note>

/** What hangs on an organ today: organs below it, posts in it, tasks that it owes. */
const hanging = z.object({ what: z.string(), count: z.number().int() })
export type Hanging = z.output<typeof hanging>

const organRecord = record(organ).extend({ hangs: z.array(hanging), notes: z.array(note) })
export type OrganAnswer = z.output<typeof organRecord>

const base = '/api/v1/organs'
const id = z.object({ id: uuid() })
const may = ['organs.read']

export const list = endpoint({
  method: 'GET',
  path: base,
  access: 'login',
  summary:
    'Organs in force on a day (today), by kind or group of kinds, parent, division, part of a name they bear or bore, or those that existed in a term; `role=handler` gives those an opinion can be passed to',
  query: z.strictObject({
    role: z.literal('handler').optional(),
    kind: z.enum(organKinds).optional(),
    group: z.enum(organGroupNames).optional(),
    parent: uuid().optional(),
    division: z.string().max(12).optional(),
    /** With everything in this division and below it. */
    within: z.string().max(12).optional(),
    q: z.string().max(40).optional(),
    state: z.enum([...organStates, 'all']).default('inForce'),
    on: dayText().optional(),
    term: uuid().optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answer: page(organRow).extend({ can: z.array(z.string()) }),
})

export const read = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: may,
  summary: 'One organ with its former names, what hangs on it, and what the law says of its numbers',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: organRecord,
})

export const events = endpoint({
  method: 'GET',
  path: `${base}/{id}/events`,
  access: may,
  summary: 'Timeline of one organ, oldest first',
  params: id,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(event) }),
})

/** A new organ; `id` is the caller's. */
export const newOrgan = z.strictObject({
  id: uuid(),
  kind: z.enum(organKinds).meta({ widget: 'organKind' }),
  parent: uuid().optional().meta({ widget: 'organ' }),
  ...organFacts,
})
export type NewOrgan = z.output<typeof newOrgan>

export const create = endpoint({
  method: 'POST',
  path: base,
  access: ['organs.keep'],
  summary: 'Enter an organ',
  body: newOrgan,
  answer: organRecord,
})

const verb = <Input extends z.ZodType>(move: OrganMove, summary: string, input: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access: ['organs.keep'],
    summary,
    params: id,
    body: act(input),
    answer: organRecord,
  })

const { moves } = organLife
export const acts = {
  correct: verb('correct', 'Correct what was entered wrongly', moves.correct.input),
  rename: verb('rename', 'Give a new name; the former one stays with its days', moves.rename.input),
  move: verb('move', 'Hang it on another organ', moves.move.input),
  end: verb('end', 'End it on a day; the answer says what hangs on it', moves.end.input),
  restore: verb('restore', 'Take up again what was ended', moves.restore.input),
}
