import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { restsOn } from '../data/lookups.ts'
import { persons } from '../data/persons.ts'
import { notAhead } from '../rules/rules.ts'
import { recordDeath as input } from '../spec/inputs.ts'

/** A mandate ends by nature (代表法 62), and every post with the life; all in one act. */
export const recordDeath = action(persons, 'recordDeath', input, {
  load: ({ session, id }) => restsOn(session, id),
  decide: ({ input: { diedOn }, on }) => notAhead(diedOn, on, '/diedOn'),
  change: ({ input: { diedOn } }) => ({ diedOn: diedOn as Day }),
  also: {
    actions: ['post.end'],
    acts: ({ found, input: { diedOn } }) =>
      found.posts.map(({ id, startsOn }) => ({
        action: 'post.end',
        id,
        input: { ground: 'died', lastDay: startsOn > diedOn ? startsOn : diedOn },
      })),
  },
})
