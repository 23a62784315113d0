import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { levels } from '#commons/mandates/spec/inputs.ts'
import { act, listQuery, page, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import * as input from './inputs.ts'
import { cardLife, cardStates } from './lifecycle.ts'
import { standings } from './public-contract.ts'
import { publicFactNames } from './public-facts.ts'

const card = z.object({
  id: z.string(),
  mandate: z.object({ id: z.string(), name: z.string() }),
  level: z.enum(levels),
  congress: z.string(),
  term: z.number().int(),
  constituency: z.string().nullable(),
  delegation: z.string().nullable(),
  state: z.enum(cardStates),
  /** Of the mandate: a card that is held holds only as long as its holder is in office. */
  standing: z.enum(standings),
  issuedOn: z.string(),
  revokedOn: z.string().nullable(),
  ground: z.enum(input.cardGrounds).nullable(),
  note: z.string().nullable(),
  /** What its QR code leads to, below the address of the portal. */
  path: z.string(),
  version: z.number().int(),
})
export type CardItem = z.output<typeof card>

const base = '/api/v1/deputy-cards'
const id = z.object({ id: uuid() })
const access = ['mandates.keep'] as const
const narrowed = {
  level: z.enum(levels).optional(),
  township: z.string().max(12).optional(),
  delegation: uuid().optional(),
  mandate: uuid().optional(),
}

export const listCards = endpoint({
  method: 'GET',
  path: base,
  access,
  summary: 'Cards within the reach of the caller, by name; of a delegation, township or mandate',
  query: z.strictObject({ ...listQuery, ...narrowed, state: z.enum(cardStates).optional() }),
  answer: page(card),
})

/** Deputies in office who have no card that holds. */
const wanting = z.object({
  mandate: z.string(),
  name: z.string(),
  level: z.enum(levels),
  congress: z.string(),
  term: z.number().int(),
  constituency: z.string().nullable(),
  delegation: z.string().nullable(),
})
export type WantingItem = z.output<typeof wanting>

export const listWanting = endpoint({
  method: 'GET',
  path: `${base}/wanting`,
  access,
  summary: 'Deputies in office without a card that holds, by name',
  query: z.strictObject({ ...listQuery, ...narrowed }),
  answer: page(wanting),
})

/** A sheet to print: what stands on each card, the QR code as a path on a square of `size` units. */
export const printSheet = endpoint({
  method: 'GET',
  path: `${base}/sheet`,
  access,
  summary: 'Cards that hold, as they are printed: of a delegation, a township or one mandate; at most 200',
  query: z.strictObject(narrowed),
  answer: z.object({
    items: z.array(
      card.extend({
        address: z.string(),
        /** At the address of the public photograph. */
        hasPhoto: z.boolean(),
        qr: z.object({ size: z.number().int(), path: z.string() }),
      }),
    ),
  }),
})

export const readCard = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access,
  summary: 'One card, with what the caller can do',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: record(card),
})

export const issueCard = endpoint({
  method: 'POST',
  path: base,
  access,
  summary: 'Issue a card for a mandate in force',
  body: input.issued,
  answer: record(card),
})

const verb = <Input extends z.ZodType>(move: keyof typeof cardLife.moves, summary: string, body: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access,
    summary,
    params: id,
    body: act(body),
    answer: record(card),
  })

export const cardActs = {
  reissue: verb('reissue', 'Call back and issue another with a code of its own', cardLife.moves.reissue.input),
  revoke: verb('revoke', 'Call back: whoever scans it learns that it does not hold', cardLife.moves.revoke.input),
}

/** What the public sees of one deputy, fact by fact with its ground; for the desk. */
export const readPublicity = endpoint({
  method: 'GET',
  path: '/api/v1/deputies/{id}/publicity',
  access: ['people.read'],
  summary:
    'What of a deputy is public, by what law or agreement, and whether it is shown now; by the id of the mandate',
  params: id,
  answer: z.object({
    /** Address of the public page below the portal; null where there is none (an election that is not confirmed). */
    path: z.string().nullable(),
    facts: z.array(
      z.object({
        fact: z.enum(publicFactNames),
        law: z.string(),
        by: z.enum(['law', 'consent']),
        /** As the public reads it; null where nothing is shown. */
        shown: z.string().nullable(),
      }),
    ),
  }),
})
