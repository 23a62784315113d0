import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { reason } from '../spec/inputs.ts'

/** An end that was entered by mistake is taken back. */
export const restore = action(posts, 'restore', reason, { change: () => ({ endsOn: null, ground: null }) })
