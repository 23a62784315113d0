import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { aroundOf } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import { restingOn } from '../rules/rules.ts'
import { lapse as input } from '../spec/inputs.ts'
import { announcementOf } from '../spec/templates/announcement.ts'

/**
 * A mandate ends by nature with the life (代表法 62); nobody does this alone, it follows from `person.recordDeath`, which ends the posts.
 * Who was elected and never took the seat up is announced too: the seat is vacant.
 */
export const lapse = action(mandates, 'lapse', input, {
  load: ({ session, id }) => aroundOf(session, id),
  change: ({ row, input: { endsOn: diedOn }, found }) => {
    const first = row.startsOn ?? row.electedOn
    const endsOn = (diedOn < first ? first : diedOn) as Day
    return {
      ground: 'died' as const,
      endsOn,
      announcement: announcementOf({
        name: row.name,
        congress: row.congressName,
        level: row.level,
        term: row.term,
        constituency: row.constituencyName,
        ground: 'died',
        endsOn,
        remaining: found.remaining,
        posts: restingOn(found.posts, row.level, row.township),
      }),
    }
  },
  tell: ({ input: { endsOn } }) => ({ ground: 'died', endsOn }),
})
