import { randomBytes } from 'node:crypto'
import { every, unless } from '#kernel/verdict.ts'
import { reaches } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { congressSessions } from '../data/keepers.ts'
import { townshipOf } from '../spec/organ.ts'
import { termWithNumbers } from '../data/lookups.ts'
import { mayBeSo, sessionAs } from '../rules/sessions.ts'
import { newSession } from '../spec/session-contract.ts'

/** A session of a congress in a term: 第十六届 … 第五次会议. */
export const planSession = creation(congressSessions, newSession, {
  load: ({ session, input: { term } }) => termWithNumbers(session, term),
  decide: ({ input, found, viewer }) => {
    const division = found.term?.division ?? null
    return every(
      unless(found.term !== undefined, 'term-unknown', { pointer: '/term' }),
      unless(reaches(viewer, 'organs.keep', { division: townshipOf(division), organs: [] }), 'not-allowed'),
      mayBeSo(input.id, input, found),
    )
  },
  make: ({ input, found: { term } }) => ({
    id: input.id,
    number: null,
    salt: randomBytes(16),
    term: input.term,
    division: term?.division ?? null,
    ...sessionAs(input, term),
  }),
  tell: ({ input: { kind, startsOn } }) => ({ kind, startsOn }),
})
