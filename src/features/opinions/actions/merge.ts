import { action } from '#platform/action/action.ts'
import { mergeTarget } from '../data/lookups.ts'
import { opinions } from '../data/store.ts'
import { mayMergeInto } from '../rules/rules.ts'
import { merge as input } from '../spec/inputs.ts'

/** The same matter is handled once; this author is answered with the matter it joins. */
export const merge = action(opinions, 'merge', input, {
  alsoLocks: ({ into }) => [into],
  load: ({ session, viewer, input: { into } }) => mergeTarget(session, viewer, into),
  decide: ({ row, found }) => mayMergeInto(row.id, found),
  change: ({ input: { into }, on }) => ({ mergedInto: into, closedOn: on }),
  tell: ({ input: { reason }, found }) => ({ reason, into: found?.number ?? '' }),
})
