import { unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { resultsOf } from '../data/results.ts'
import { plans } from '../data/store.ts'
import { review as input } from '../spec/inputs.ts'

/**
 * 代表资格审查报告 (选举法 47): whose election was found invalid has been refused one by one, with the reason; all others are confirmed
 * here, each on record, and wait for the congress to meet.
 */
export const review = action(plans, 'review', input, {
  load: ({ session, id }) => resultsOf(session, id),
  decide: ({ found }) => unless(found.length > 0, 'results-missing'),
  change: () => ({}),
  tell: ({ input: { basis }, found }) => ({
    basis,
    confirmed: found.filter(({ state }) => state === 'elected').length,
  }),
  also: {
    actions: ['mandate.qualify'],
    acts: ({ found, input: { basis } }) =>
      found
        .filter(({ state }) => state === 'elected')
        .map(({ id }) => ({ action: 'mandate.qualify', id, input: { basis } })),
  },
})
