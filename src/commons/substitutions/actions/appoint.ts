import { randomBytes } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { creation } from '#platform/action/action.ts'
import { groundOf } from '../data/lookups.ts'
import { type SubstitutionRecord, substitutions } from '../data/store.ts'
import { mayStandIn } from '../rules/rules.ts'
import { appointed } from '../spec/inputs.ts'

/** Somebody acts in the post of another, from day to day. */
export const appoint = creation(substitutions, appointed, {
  load: ({ session, viewer, input }) => groundOf(session, viewer, input),
  decide: ({ input, found, viewer, on }) => mayStandIn(viewer, found, input, on),
  make: ({ input, found }): Omit<SubstitutionRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    id: input.id,
    number: null,
    title: '',
    salt: randomBytes(16),
    post: input.post,
    holder: found.post?.holder ?? '',
    person: found.substitute?.person ?? input.person,
    seat: found.post?.seat ?? null,
    startsOn: input.startsOn as Day,
    endsOn: input.endsOn as Day,
    reason: input.reason,
    endReason: null,
  }),
  tell: ({ input: { startsOn, endsOn, reason } }) => ({ startsOn, endsOn, reason }),
})
