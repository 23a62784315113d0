import { every } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { terms } from '../data/keepers.ts'
import { termsBeside } from '../data/lookups.ts'
import { hasCome } from '../rules/days.ts'
import { noneCurrent } from '../rules/terms.ts'
import { beginTerm as input } from '../spec/inputs.ts'

/** 地方组织法 9: the term begins with the first session; the one before has ended by then. */
export const beginTerm = action(terms, 'begin', input, {
  load: ({ session, id }) => termsBeside(session, id),
  decide: ({ row, input: { startsOn }, found, on }) =>
    every(noneCurrent(row.id, found), hasCome(startsOn, on, '/startsOn')),
  change: ({ input: { startsOn } }) => ({ startsOn }),
})
