import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { anewAfter } from '../rules/answer-columns.ts'
import { notSolved as input } from '../spec/inputs.ts'

/** "Not solved": whoever received it decides anew who handles it, once; the timeline keeps the first answer. */
export const notSolved = action(opinions, 'notSolved', input, {
  change: ({ row }) => ({ ...anewAfter(row), contested: row.contested + 1 }),
})
