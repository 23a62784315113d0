import { randomBytes } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { every, unless } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { groundOf } from '../data/lookups.ts'
import { posts } from '../data/posts.ts'
import type { PostRecord } from '../data/tables.ts'
import { isGivenHere, isThere, mayKeep } from '../rules/rules.ts'
import { given } from '../spec/inputs.ts'

/** A post in an organ that is there, from a day on. Whose posts lie in a township may be given by its chair; all others by the county. */
export const give = creation(posts, given, {
  load: ({ session, viewer, input }) => groundOf(session, viewer, input),
  decide: ({ input, found, viewer }) =>
    every(
      isThere(found),
      mayKeep(viewer, found.seat),
      unless(found.township, 'unknown-division', { pointer: '/division' }),
      isGivenHere(input.role),
    ),
  make: ({ input, found }): Omit<PostRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    id: input.id,
    number: null,
    salt: randomBytes(16),
    person: found.person ?? input.person,
    organ: input.organ,
    role: input.role,
    title: input.title ?? '',
    division: input.division || null,
    township: input.division || found.seat,
    seat: found.seat,
    startsOn: input.startsOn as Day,
    endsOn: null,
    basis: input.basis || null,
    ground: null,
  }),
  tell: ({ input: { role, startsOn, basis }, found }) => ({ role, startsOn, basis, at: found.organ }),
})
