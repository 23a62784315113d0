import { action } from '#platform/action/action.ts'
import { posts } from '../data/posts.ts'
import { isGivenHere } from '../rules/rules.ts'
import { reason } from '../spec/inputs.ts'

/** An end that was entered by mistake is taken back. */
export const restore = action(posts, 'restore', reason, {
  decide: ({ row }) => isGivenHere(row.role),
  change: () => ({ endsOn: null, ground: null }),
})
