import { every, refuse, unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { endedWith } from '../data/ended-with.ts'
import { aroundOf } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import { rests } from '../rules/rules.ts'
import { reason as input } from '../spec/inputs.ts'

/** An end that was entered by mistake: the mandate and what ended by that very act stand as before, and nothing else. */
export const restore = action(mandates, 'restore', input, {
  load: async ({ session, id }) => {
    const around = await aroundOf(session, id)
    return { ...around, own: await endedWith(session, id, around) }
  },
  decide: ({ row, found }) =>
    every(
      unless(found.isKnown, 'unknown-person'),
      row.startsOn === null
        ? refuse('not-in-this-state', { params: { state: row.state, move: 'restore' } })
        : unless(!found.isTermOver, 'term-is-over'),
    ),
  change: () => ({ endsOn: null, ground: null, announcement: null }),
  also: {
    actions: ['post.restore'],
    acts: ({ row, found, input: { reason } }) =>
      found.posts
        .filter((post) => found.own.has(post.id) && rests(post, row.level, row.township))
        .map(({ id }) => ({ action: 'post.restore', id, input: { reason } })),
  },
})
