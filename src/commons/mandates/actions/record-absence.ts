import { every, unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { sessionOf } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import { recordAbsence as input } from '../spec/inputs.ts'

/**
 * A fact of one session, once. The second session missed without leave is a ground to end the mandate (代表法 62(3)): it is shown as
 * one, and never ends it by itself.
 */
export const recordAbsence = action(mandates, 'recordAbsence', input, {
  load: ({ session, id, input }) => sessionOf(session, input.session, id),
  decide: ({ row, input, found }) =>
    every(
      unless(found !== undefined, 'unknown-session', { pointer: '/session' }),
      unless(!row.absences.some(({ session }) => session === input.session), 'absence-twice', { pointer: '/session' }),
    ),
  change: ({ row, input: { session, leave }, found }) => ({
    absences: [...row.absences, { session, leave, title: found?.title ?? '', on: found?.startsOn ?? '' }],
    missed: row.missed + (leave ? 0 : 1),
  }),
  tell: ({ input: { leave, reason }, found }) => ({ title: found?.title, leave, reason }),
})
