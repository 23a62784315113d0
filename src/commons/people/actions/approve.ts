import { action } from '#platform/action/action.ts'
import { changes, openAsked } from '../data/changes.ts'
import { nothing } from '../spec/inputs.ts'

/** The person is corrected with what was asked for, in the same act: neither happens without the other. */
export const approve = action(changes, 'approve', nothing, {
  load: async ({ session }) => session,
  change: () => ({}),
  also: {
    actions: ['person.correct'],
    acts: ({ row, found: session }) => [{ action: 'person.correct', id: row.person, input: openAsked(session, row) }],
  },
})
