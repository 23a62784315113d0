import type { Day } from '#kernel/day.ts'
import { every } from '#kernel/verdict.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { action } from '#platform/action/action.ts'
import { mandates } from '../data/store.ts'
import { notAhead, notBefore } from '../rules/rules.ts'
import { confirm as input } from '../spec/inputs.ts'

/**
 * The qualification is confirmed (选举法 47) while the congress sits already: in force at once, and with it goes the post of deputy, by
 * which a log-in hears and sees.
 */
export const confirm = action(mandates, 'confirm', input, {
  decide: ({ row, input: { startsOn }, on }) =>
    every(notBefore(startsOn, row.electedOn, '/startsOn'), notAhead(startsOn, on, '/startsOn')),
  change: ({ input: { startsOn, basis } }) => ({ startsOn: startsOn as Day, ...(basis && { basis }) }),
  also: {
    actions: ['post.create'],
    acts: ({ row, input: { startsOn } }) =>
      row.congress === null
        ? []
        : [
            {
              action: 'post.create',
              id: namedId('post of a mandate', row.id),
              input: {
                person: row.person,
                organ: row.congress,
                role: 'deputy',
                startsOn,
                ...(row.level === 'county' && row.township && { division: row.township }),
              },
            },
          ],
  },
})
