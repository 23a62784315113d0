import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { suspend as input } from '../spec/inputs.ts'

/** Nothing is done by right of the post until it is resumed. */
export const suspend = action(posts, 'suspend', input, {
  change: ({ input: { basis } }) => (basis ? { basis } : {}),
})
