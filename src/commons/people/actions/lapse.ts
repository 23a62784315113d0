import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { lapse as input } from '../spec/inputs.ts'

const over = {
  change: ({ input: { lastDay } }: { input: { lastDay: string } }) => ({ endsOn: lastDay as Day, ground: 'died' }),
}

/** A death ends every post. Nobody does this alone: it follows from `recordDeath`. */
export const lapse = action(posts, 'lapse', input, over)

/** The post of one of the three administrators, which no clerk ends (三员分立), ends with the life all the same. */
export const lapseAdministrator = action(posts, 'lapseAdministrator', input, over)
