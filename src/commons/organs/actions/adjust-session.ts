import { action } from '#platform/action/action.ts'
import { congressSessions } from '../data/keepers.ts'
import { termAround } from '../data/lookups.ts'
import { mayBeSo, sessionAs } from '../rules/sessions.ts'
import { correctSession as input } from '../spec/inputs.ts'

/** Changes what is planned of a session; what was held is corrected by the same rules. */
export const adjustSession = action(congressSessions, 'adjust', input, {
  load: ({ session, id }) => termAround(session, id),
  decide: ({ row, input: given, found }) => mayBeSo(row.id, given, found),
  change: ({ input: given, found }) => sessionAs(given, found.term),
  tell: ({ input: { number, startsOn } }) => ({ number, startsOn }),
})
