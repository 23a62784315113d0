import { z } from 'zod'
import { type AnswerOf, endpoint } from '#kernel/endpoint.ts'
import { uuid } from '#kernel/text.ts'
import { opinionRow } from './contract.ts'

/** Below so many confirmed opinions half of the first guesses are wrong (measured on classified messages): nothing is suggested. */
export const fewestExamples = 50

/** How many categories are suggested, and how likely each is at least. */
export const [mostSuggested, leastLikely] = [3, 0.05]

export const likelyCategories = endpoint({
  method: 'GET',
  path: '/api/v1/opinions/{id}/likely-categories',
  access: ['opinions.receive'],
  summary:
    'Categories that an opinion likely belongs to, learnt from what this county accepted before and nothing else',
  params: z.object({ id: uuid() }),
  query: z.strictObject({}),
  answer: z.object({
    /** The likeliest first; empty where too little was accepted yet, or no word of it is known. */
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** From 0 to 1. */
        share: z.number(),
        /** What in its text speaks for it, the strongest first. */
        words: z.array(z.string()),
      }),
    ),
    /** Accepted opinions that it was learnt from. */
    examples: z.number().int(),
    /** How many are still missing before anything is suggested. */
    missing: z.number().int(),
  }),
})

/** Less alike than this, two texts have no more than a turn of phrase in common. */
export const leastAlike = 0.12
export const mostSimilar = 5

const similarRow = opinionRow.pick({ id: true, number: true, title: true, state: true, township: true, on: true })

export const similar = endpoint({
  method: 'GET',
  path: '/api/v1/opinions/{id}/similar',
  access: ['opinions.receive', 'opinions.release'],
  summary: 'Opinions in sight of the caller that are most like one, with the words that both have',
  params: z.object({ id: uuid() }),
  query: z.strictObject({}),
  answer: z.object({
    /** The likest first. */
    items: z.array(
      similarRow.extend({
        /** From 0 to 1. */
        share: z.number(),
        words: z.array(z.string()),
      }),
    ),
  }),
})
export type SimilarOpinion = AnswerOf<typeof similar>['items'][number]
