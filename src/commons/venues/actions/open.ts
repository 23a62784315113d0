import { randomBytes } from 'node:crypto'
import { every, unless } from '#kernel/verdict.ts'
import { reaches } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { groundOf } from '../data/queries.ts'
import { venues } from '../data/venues.ts'
import { opened } from '../spec/inputs.ts'

/** A point, window or desk that the county adds, or a station or room that came later. */
export const open = creation(venues, opened, {
  load: ({ session, input }) => groundOf(session, input),
  decide: ({ input, found, viewer }) =>
    every(
      unless(reaches(viewer, 'venues.keep', { division: input.township ?? null, organs: [] }), 'not-allowed'),
      unless(found.division !== undefined, 'venue-place-unknown', {
        pointer: input.village ? '/village' : '/township',
      }),
    ),
  make: ({ input, found }) => ({
    id: input.id,
    number: null,
    title: input.name,
    salt: randomBytes(16),
    kind: input.kind,
    name: input.name,
    division: found.division ?? '',
    township: input.township ?? null,
    place: input.place || null,
    phone: input.phone || null,
    reception: input.reception || null,
    ordinal: found.ordinal,
    startsOn: input.startsOn,
    endsOn: null,
    closeReason: null,
  }),
  tell: ({ input: { kind, name, startsOn } }) => ({ kind, name, startsOn }),
})
