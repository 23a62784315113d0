import { randomBytes } from 'node:crypto'
import { every, refuse, unless } from '#kernel/verdict.ts'
import { reaches } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { terms } from '../data/keepers.ts'
import { townshipOf } from '../spec/organ.ts'
import { organById, termsOf } from '../data/lookups.ts'
import { hasTerms, isFree } from '../rules/terms.ts'
import { newTerm } from '../spec/term-contract.ts'

/** A term of a congress, before it begins. The congress is held meanwhile, so that no number is given twice. */
export const planTerm = creation(terms, newTerm, {
  load: async ({ session, input: { organ } }) => ({
    organ: await organById(session, organ, 'hold'),
    terms: await termsOf(session, organ),
  }),
  decide: ({ input: { number }, found, viewer }) => {
    const { organ } = found
    if (!organ) return refuse('unknown-organ', { pointer: '/organ' })
    return every(
      unless(reaches(viewer, 'organs.keep', { division: townshipOf(organ.division), organs: [] }), 'not-allowed'),
      hasTerms(organ.kind),
      isFree(number, null, found.terms),
    )
  },
  make: ({ input, found: { organ } }) => ({
    id: input.id,
    number: null,
    title: String(input.number),
    salt: randomBytes(16),
    organ: input.organ,
    division: organ?.division ?? null,
    nth: input.number,
    startsOn: input.startsOn,
    endsOn: null,
    basis: input.basis || null,
  }),
  tell: ({ input: { number, startsOn } }) => ({ number, startsOn }),
})
