import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { lapse as input } from '../spec/inputs.ts'

/** A death ends every post. Nobody does this alone: it follows from `recordDeath`. */
export const lapse = action(posts, 'lapse', input, {
  change: ({ input: { lastDay } }) => ({ endsOn: lastDay as Day, ground: 'died' }),
})
