import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, event, page, record } from '#kernel/resource.ts'
import { dayText, uuid } from '#kernel/text.ts'
import { constituencyFacts } from './constituency-inputs.ts'
import { constituencyLife, type ConstituencyMove } from './lifecycle.ts'

export const constituencyStates = ['inForce', 'ended'] as const
export const constituencyLevels = ['county', 'township'] as const

const place = z.object({ code: z.string(), name: z.string() })

/** A constituency (选区): which villages elect how many deputies of which level. */
const constituency = z.object({
  id: z.string(),
  level: z.enum(constituencyLevels),
  township: place.nullable(),
  number: z.number().int(),
  name: z.string(),
  seats: z.number().int(),
  population: z.number().int(),
  villages: z.array(place),
  state: z.enum(constituencyStates),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  endReason: z.string().nullable(),
  version: z.number().int(),
})
export type ConstituencyItem = z.output<typeof constituency>

/** What the law says of a number here, with its article: told, never in the way. */
const note = z.object({
  code: z.string(),
  law: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ConstituencyNote = z.output<typeof note>

const constituencyRecord = record(constituency).extend({ notes: z.array(note) })
export type ConstituencyAnswer = z.output<typeof constituencyRecord>

const base = '/api/v1/constituencies'
const id = z.object({ id: uuid() })
const may = ['organs.read']

export const listConstituencies = endpoint({
  method: 'GET',
  path: base,
  access: may,
  summary:
    'Constituencies in force on a day (today) or at any time in a term, by level, township, village or part of the name',
  query: z.strictObject({
    level: z.enum(constituencyLevels).optional(),
    township: z.string().max(12).optional(),
    village: z.string().max(12).optional(),
    q: z.string().max(40).optional(),
    on: dayText().optional(),
    /** 届 of the county's congress. */
    term: z.coerce.number().int().min(1).max(999).optional(),
    state: z.enum([...constituencyStates, 'all']).default('inForce'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: page(constituency).extend({
    can: z.array(z.string()),
    /** Of the whole list. */
    seats: z.number().int(),
    population: z.number().int(),
  }),
})

export const readConstituency = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: may,
  summary: 'One constituency, and what the law says of its numbers',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: constituencyRecord,
})

export const constituencyEvents = endpoint({
  method: 'GET',
  path: `${base}/{id}/events`,
  access: may,
  summary: 'Timeline of one constituency, oldest first',
  params: id,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(event) }),
})

/** A township's own constituency names its township; one of the county may. */
export const newConstituency = z.strictObject({
  id: uuid(),
  level: z.enum(constituencyLevels).meta({ widget: 'choice' }),
  township: z
    .string()
    .regex(/^\d{9}$/, 'bad-township')
    .optional()
    .meta({ widget: 'township' }),
  ...constituencyFacts,
})
export type NewConstituency = z.output<typeof newConstituency>

export const createConstituency = endpoint({
  method: 'POST',
  path: base,
  access: ['organs.keep'],
  summary: 'Enter a constituency as it was drawn',
  body: newConstituency,
  answer: constituencyRecord,
})

const verb = <Input extends z.ZodType>(move: ConstituencyMove, summary: string, input: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access: ['organs.keep'],
    summary,
    params: id,
    body: act(input),
    answer: constituencyRecord,
  })

const { moves } = constituencyLife
export const constituencyActs = {
  correct: verb('correct', 'Correct what was entered', moves.correct.input),
  end: verb('end', 'It is drawn anew: this one ends', moves.end.input),
  restore: verb('restore', 'Take back its end', moves.restore.input),
}
