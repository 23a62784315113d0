import { action } from '#platform/action/action.ts'
import { aroundOf } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import { restingOn } from '../rules/rules.ts'
import { reason as input } from '../spec/inputs.ts'

/** The ground has gone (代表法 61): what was suspended with the mandate is held again. */
export const resume = action(mandates, 'resume', input, {
  load: ({ session, id }) => aroundOf(session, id),
  change: () => ({}),
  also: {
    actions: ['post.resume'],
    acts: ({ row, found, input: { reason } }) =>
      restingOn(found.posts, row.level, row.township)
        .filter(({ state }) => state === 'suspended')
        .map(({ id }) => ({ action: 'post.resume', id, input: { reason } })),
  },
})
