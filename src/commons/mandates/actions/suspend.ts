import { action } from '#platform/action/action.ts'
import { aroundOf } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import { restingOn } from '../rules/rules.ts'
import { suspend as input } from '../spec/inputs.ts'

/** 代表法 61: the duties rest while the ground stands, those of the posts that a deputy holds as well. */
export const suspend = action(mandates, 'suspend', input, {
  load: ({ session, id }) => aroundOf(session, id),
  change: () => ({}),
  also: {
    actions: ['post.suspend'],
    acts: ({ row, found, input: { reason } }) =>
      restingOn(found.posts, row.level, row.township)
        .filter(({ state }) => state === 'held')
        .map(({ id }) => ({ action: 'post.suspend', id, input: { reason } })),
  },
})
