import { unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { constituencies } from '../data/constituencies.ts'
import { isNumberTaken } from '../data/constituency-queries.ts'
import { reason as input } from '../spec/constituency-inputs.ts'

/** Takes back an end, unless its number has been given to another since. */
export const restoreConstituency = action(constituencies, 'restore', input, {
  load: ({ session, id }) => isNumberTaken(session, id),
  decide: ({ row, found }) =>
    unless(!found, 'constituency-number-taken', { pointer: '/number', params: { number: row.nth } }),
  change: () => ({ endsOn: null, endReason: null }),
})
