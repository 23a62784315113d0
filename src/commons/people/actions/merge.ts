import { action } from '#platform/action/action.ts'
import { entriesOf } from '../data/lookups.ts'
import { persons } from '../data/persons.ts'
import { mayMerge } from '../rules/rules.ts'
import { merge as input } from '../spec/inputs.ts'

/** Two entries of one person: this one is kept as it was and read as the other from now on, its posts with it. */
export const merge = action(persons, 'merge', input, {
  alsoLocks: ({ into }) => [into],
  load: ({ session, viewer, id, input: { into } }) => entriesOf(session, viewer, [id, into]),
  decide: ({ row, found, input: { into } }) => mayMerge(found.get(row.id), found.get(into)),
  change: ({ input: { into } }) => ({ mergedInto: into }),
  tell: ({ input: { reason, into }, found }) => ({ reason, into: found.get(into)?.name ?? '' }),
})
