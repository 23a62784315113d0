import type { Day } from '#kernel/day.ts'
import { every } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { type Around, aroundOf, type Resting } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import type { MandateRecord } from '../data/tables.ts'
import { actsUntilElected, notAhead, notBefore, restingOn } from '../rules/rules.ts'
import { end as input } from '../spec/inputs.ts'
import { announcementOf } from '../spec/templates/announcement.ts'

const later = (a: string, b: string): string => (a > b ? a : b)

/** What rests on a mandate when it ends. Of somebody who was elected again, what began afterwards rests on the other one. */
const restingThen = ({ posts, hasAnother }: Around, { level, township }: MandateRecord, endsOn: string): Resting[] =>
  restingOn(posts, level, township).filter(({ startsOn }) => !hasAnother || startsOn <= endsOn)

/**
 * A mandate ends by one of the grounds of 代表法 62, and in the same act all that rests on it (选举法 54, 56): the seat in the standing
 * committee and the special committees, the chair of a township's congress. With a death the person's life ends too, and all his posts.
 */
export const end = action(mandates, 'end', input, {
  load: ({ session, id }) => aroundOf(session, id),
  decide: ({ row, input: { endsOn, officesUntil }, on }) =>
    every(
      notBefore(endsOn, row.startsOn ?? row.electedOn, '/endsOn'),
      notAhead(endsOn, on, '/endsOn'),
      notAhead(officesUntil ?? endsOn, on, '/officesUntil'),
    ),
  change: ({ row, input: { ground, endsOn, basis }, found }) => ({
    ground,
    endsOn: endsOn as Day,
    ...(basis && { basis }),
    // The end of a term is known to all and announced of nobody singly (代表法 63 is about the cases of 62).
    announcement:
      ground === 'termOver'
        ? null
        : announcementOf({
            name: row.name,
            congress: row.congressName,
            level: row.level,
            term: row.term,
            constituency: row.constituencyName,
            ground,
            endsOn,
            remaining: found.remaining,
            posts: restingThen(found, row, endsOn),
          }),
  }),
  tell: ({ row, input, found }) => ({
    ...input,
    posts: restingThen(found, row, input.endsOn).map(({ role, organName }) => `${organName} ${role}`),
  }),
  also: {
    actions: ['post.end', 'person.recordDeath'],
    acts: ({ row, found, input: { ground, endsOn, officesUntil, basis } }) =>
      ground === 'died' && found.isKnown
        ? [{ action: 'person.recordDeath', id: row.person, input: { diedOn: endsOn } }]
        : restingThen(found, row, endsOn).map(({ id, role, startsOn }) => ({
            action: 'post.end',
            id,
            input: {
              ground: ground === 'termOver' ? 'termOver' : 'mandateEnded',
              lastDay: later(startsOn, officesUntil && actsUntilElected(role) ? officesUntil : endsOn),
              ...(basis && { basis }),
            },
          })),
  },
})
