import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { isGivenHere } from '../rules/rules.ts'
import { amend as input } from '../spec/inputs.ts'

/** Title, first day or basis were entered wrongly. */
export const amend = action(posts, 'amend', input, {
  decide: ({ row }) => isGivenHere(row.role),
  change: ({ input: { title, startsOn, basis } }) => ({
    ...(title !== undefined && { title }),
    ...(startsOn !== undefined && { startsOn: startsOn as Day }),
    ...(basis !== undefined && { basis: basis || null }),
  }),
})
