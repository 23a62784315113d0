import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, event, page, record } from '#kernel/resource.ts'
import { dayText, uuid } from '#kernel/text.ts'
import { note } from './contract.ts'
import { termFacts, termNumber } from './inputs.ts'
import { termLife, type TermMove } from './lifecycle.ts'

export const termStates = ['planned', 'current', 'ended', 'withdrawn'] as const

/** A term (届) of a congress or a standing committee. */
const term = z.object({
  id: z.string(),
  organ: z.object({ id: z.string(), name: z.string(), kind: z.string(), division: z.string().nullable() }),
  number: z.number().int(),
  title: z.string(),
  state: z.enum(termStates),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  basis: z.string().nullable(),
  sessions: z.number().int(),
  version: z.number().int(),
})
export type TermItem = z.output<typeof term>

const termRecord = record(term).extend({ notes: z.array(note) })
export type TermAnswer = z.output<typeof termRecord>

const base = '/api/v1/terms'
const id = z.object({ id: uuid() })
const may = ['organs.read']

export const listTerms = endpoint({
  method: 'GET',
  path: base,
  access: may,
  summary: "Terms of the county's congresses, the county's first, the newest of each first",
  query: z.strictObject({
    organ: uuid().optional(),
    division: z.string().max(12).optional(),
    /** Of the county's own congress and standing committee, or of townships. */
    level: z.enum(['county', 'township']).optional(),
    state: z.enum(termStates).optional(),
    on: dayText().optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: page(term).extend({ can: z.array(z.string()) }),
})

export const readTerm = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: may,
  summary: 'One term, and what the law says of its days',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: termRecord,
})

export const termEvents = endpoint({
  method: 'GET',
  path: `${base}/{id}/events`,
  access: may,
  summary: 'Timeline of one term, oldest first',
  params: id,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(event) }),
})

export const newTerm = z.strictObject({
  id: uuid(),
  organ: uuid().meta({ widget: 'congress' }),
  number: termNumber(),
  ...termFacts,
})
export type NewTerm = z.output<typeof newTerm>

export const createTerm = endpoint({
  method: 'POST',
  path: base,
  access: ['organs.keep'],
  summary: 'Plan a term of a congress; its number counts within that congress',
  body: newTerm,
  answer: termRecord,
})

const verb = <Input extends z.ZodType>(move: TermMove, summary: string, input: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access: ['organs.keep'],
    summary,
    params: id,
    body: act(input),
    answer: termRecord,
  })

const { moves } = termLife
export const termActs = {
  begin: verb('begin', 'The term begins: the congress has met for the first time', moves.begin.input),
  record: verb('record', 'Record a term of the past', moves.record.input),
  correct: verb('correct', 'Correct number, first day or basis', moves.correct.input),
  end: verb('end', 'End the term: the next congress has met', moves.end.input),
  restore: verb('restore', 'Take back the end of a term', moves.restore.input),
  withdraw: verb('withdraw', 'Give up a term that was only planned', moves.withdraw.input),
}
