import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { isGivenHere } from '../rules/rules.ts'
import { suspend as input } from '../spec/inputs.ts'

/** Nothing is done by right of the post until it is resumed. */
export const suspend = action(posts, 'suspend', input, {
  decide: ({ row }) => isGivenHere(row.role),
  change: ({ input: { basis } }) => (basis ? { basis } : {}),
})
