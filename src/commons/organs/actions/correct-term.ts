import { every } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { terms } from '../data/keepers.ts'
import { termsBeside } from '../data/lookups.ts'
import { hasCome } from '../rules/days.ts'
import { isFree } from '../rules/terms.ts'
import { correctTerm as input } from '../spec/inputs.ts'

export const correctTerm = action(terms, 'correct', input, {
  load: ({ session, id }) => termsBeside(session, id),
  decide: ({ row, input: { number, startsOn }, found, on }) =>
    every(isFree(number, row.id, found), hasCome(startsOn, on, '/startsOn')),
  change: ({ input: { number, startsOn, basis } }) => ({ nth: number, startsOn, basis: basis || null }),
})
