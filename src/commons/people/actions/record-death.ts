import type { Day } from '#kernel/day.ts'
import { action, type TypedAction } from '#platform/action/action.ts'
import { type EndsWithLife, notYetLeft } from '../data/lookups.ts'
import { persons } from '../data/persons.ts'
import { isAdministrator, notAhead } from '../rules/rules.ts'
import { recordDeath as input } from '../spec/inputs.ts'

/**
 * A mandate ends by nature (代表法 62), and every post with the life; all in one act. It is a fact: whoever may record it need not be the
 * one who may end each of them, and the post of an administrator ends too.
 */
export const recordDeath = (others: readonly EndsWithLife[]): TypedAction<{ diedOn: string }> =>
  action(persons, 'recordDeath', input, {
    load: async ({ session, id, input: { diedOn } }) => {
      const [posts, ...acts] = await Promise.all([
        notYetLeft(session, id),
        ...others.map((other) => other.acts(session, id, diedOn)),
      ])
      return { posts, acts: acts.flat() }
    },
    decide: ({ input: { diedOn }, on }) => notAhead(diedOn, on, '/diedOn'),
    change: ({ input: { diedOn } }) => ({ diedOn: diedOn as Day }),
    also: {
      actions: [...others.flatMap(({ actions }) => actions), 'post.lapse', 'post.lapseAdministrator'],
      acts: ({ found, input: { diedOn } }) => [
        ...found.acts,
        ...found.posts.map(({ id, role, startsOn }) => ({
          action: isAdministrator(role) ? 'post.lapseAdministrator' : 'post.lapse',
          id,
          input: { lastDay: startsOn > diedOn ? startsOn : diedOn },
        })),
      ],
    },
  })
