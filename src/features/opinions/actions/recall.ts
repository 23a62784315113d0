import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { anewAfter } from '../rules/answer-columns.ts'
import { reason as input } from '../spec/inputs.ts'

/** The office takes it back from the handler, to pass it to another. */
export const recall = action(opinions, 'recall', input, {
  change: ({ row }) => anewAfter(row),
  tell: ({ input: { reason }, row }) => ({ reason, organ: row.handler }),
})
