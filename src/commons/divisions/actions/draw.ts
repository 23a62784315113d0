import { randomBytes } from 'node:crypto'
import { every, unless } from '#kernel/verdict.ts'
import { reaches } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { constituencies } from '../data/constituencies.ts'
import { groundOf } from '../data/constituency-queries.ts'
import { mayBeDrawn } from '../rules/constituencies.ts'
import { newConstituency } from '../spec/constituency-contract.ts'

/** A constituency of the county, or of one township's own congress. */
export const draw = creation(constituencies, newConstituency, {
  load: ({ session, id, input }) => groundOf(session, id, { ...input, township: input.township ?? null }),
  decide: ({ input, found, viewer }) => {
    const township = input.township ?? null
    const division = input.level === 'township' ? township : null
    return every(
      unless(reaches(viewer, 'organs.keep', { division, organs: [] }), 'not-allowed'),
      mayBeDrawn({ ...input, township }, found),
    )
  },
  make: ({ input }) => ({
    id: input.id,
    number: null,
    title: input.name,
    salt: randomBytes(16),
    level: input.level,
    township: input.township ?? null,
    nth: input.number,
    name: input.name,
    seats: input.seats,
    population: input.population,
    villages: [...new Set(input.villages)],
    startsOn: input.startsOn,
    endsOn: null,
    endReason: null,
  }),
  tell: ({ input: { number, name, seats, population } }) => ({ number, name, seats, population }),
})
