import { randomBytes } from 'node:crypto'
import { every, unless } from '#kernel/verdict.ts'
import { reaches } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { organs } from '../data/keepers.ts'
import { divisionFound, nextOrdinal, organById, othersBeside } from '../data/lookups.ts'
import { mayHangOn, mayLieIn, mayStandBeside } from '../rules/places.ts'
import { townshipOf } from '../spec/organ.ts'
import { newOrgan } from '../spec/contract.ts'

/** A new organ of the county or of one township. */
export const setUp = creation(organs, newOrgan, {
  load: async ({ session, input }) => ({
    parent: await organById(session, input.parent, 'hold'),
    division: await divisionFound(session, input.division),
    others: await othersBeside(session, {
      ...input,
      parent: input.parent ?? null,
      division: input.division ?? null,
    }),
    ordinal: await nextOrdinal(session),
  }),
  decide: ({ input, found: { parent, division, others }, viewer }) => {
    const placed = { kind: input.kind, division: input.division ?? null }
    return every(
      unless(reaches(viewer, 'organs.keep', { division: townshipOf(placed.division), organs: [] }), 'not-allowed'),
      mayLieIn(placed, division),
      mayHangOn(placed, input.parent !== undefined, parent),
      mayStandBeside(input.kind, others),
    )
  },
  make: ({ input, found: { ordinal } }) => ({
    id: input.id,
    number: null,
    title: input.name,
    salt: randomBytes(16),
    kind: input.kind,
    name: input.name,
    parent: input.parent ?? null,
    division: input.division ?? null,
    ordinal,
    startsOn: input.startsOn,
    endsOn: null,
    namedOn: null,
    formerNames: [],
    basis: input.basis || null,
    note: input.note || null,
    endReason: null,
  }),
  tell: ({ input: { name, startsOn, basis } }) => ({ name, startsOn, ...(basis && { basis }) }),
})
