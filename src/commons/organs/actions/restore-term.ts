import { action } from '#platform/action/action.ts'
import { terms } from '../data/keepers.ts'
import { termsBeside } from '../data/lookups.ts'
import { noneCurrent } from '../rules/terms.ts'
import { reason as input } from '../spec/inputs.ts'

/** Takes back an end that was entered too early; the next term must not have begun. */
export const restoreTerm = action(terms, 'restore', input, {
  load: ({ session, id }) => termsBeside(session, id),
  decide: ({ row, found }) => noneCurrent(row.id, found),
  change: () => ({ endsOn: null }),
})
