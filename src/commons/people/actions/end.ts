import type { Day } from '#kernel/day.ts'
import { every } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { afterStart, isGivenHere, notAhead } from '../rules/rules.ts'
import { end as input } from '../spec/inputs.ts'

/** Over, with its ground. From the moment that this is written nobody acts by right of it, whatever its last day. */
export const end = action(posts, 'end', input, {
  decide: ({ row, input: { lastDay }, on }) =>
    every(isGivenHere(row.role), afterStart(row.startsOn, lastDay), notAhead(lastDay, on, '/lastDay')),
  change: ({ input: { lastDay, ground, basis } }) => ({
    endsOn: lastDay as Day,
    ground,
    ...(basis && { basis }),
  }),
})
