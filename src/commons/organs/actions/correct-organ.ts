import { every, unless } from '#kernel/verdict.ts'
import { reaches } from '#kernel/viewer.ts'
import { action } from '#platform/action/action.ts'
import { organs } from '../data/keepers.ts'
import { divisionFound } from '../data/lookups.ts'
import { mayLieIn } from '../rules/places.ts'
import { townshipOf } from '../spec/organ.ts'
import { correctOrgan as input } from '../spec/inputs.ts'

/** Mends what was entered wrongly; a new name by decision is `rename`. Nobody corrects an organ into another's township. */
export const correctOrgan = action(organs, 'correct', input, {
  load: ({ session, input: { division } }) => divisionFound(session, division),
  decide: ({ row, input: given, found, viewer }) => {
    const division = given.division ?? null
    return every(
      unless(reaches(viewer, 'organs.keep', { division: townshipOf(division), organs: [] }), 'not-allowed'),
      mayLieIn({ kind: row.kind, division }, found),
      unless(townshipOf(division) === townshipOf(row.division) || !hasTerms(row.kind), 'parent-elsewhere', {
        pointer: '/division',
      }),
    )
  },
  change: ({ input: given }) => ({
    name: given.name,
    title: given.name,
    startsOn: given.startsOn,
    division: given.division ?? null,
    basis: given.basis || null,
    note: given.note || null,
  }),
  tell: ({ row, input: { name, reason } }) => ({ reason, ...(name !== row.name && { name, formerName: row.name }) }),
})

/** Its terms and sessions lie in the same township and would stay there. */
const hasTerms = (kind: string): boolean => kind === 'townshipCongress'
