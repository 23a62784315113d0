import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { anewAfter } from '../rules/answer-columns.ts'
import { reason } from '../spec/inputs.ts'

/** The handler says in writing why the matter is not its own; it may not pass it on itself. */
export const handBack = action(opinions, 'handBack', reason, {
  change: ({ row }) => anewAfter(row),
})
