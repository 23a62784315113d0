import { namedId } from '#platform/crypto/named-id.ts'
import { unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { aroundOf } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import { reason as input } from '../spec/inputs.ts'

/** An end that was entered by mistake: the mandate and what ended with it on the same day stand as before. */
export const restore = action(mandates, 'restore', input, {
  load: ({ session, id }) => aroundOf(session, id),
  decide: ({ found }) => unless(found.isKnown, 'unknown-person'),
  change: () => ({ endsOn: null, ground: null, announcement: null }),
  also: {
    actions: ['post.restore'],
    acts: ({ row, found, input: { reason } }) =>
      found.posts
        .filter(
          ({ id, state, ground, endsOn }) =>
            state === 'ended' &&
            (ground === 'mandateEnded' || id === namedId('post of a mandate', row.id)) &&
            endsOn === row.endsOn,
        )
        .map(({ id }) => ({ action: 'post.restore', id, input: { reason } })),
  },
})
