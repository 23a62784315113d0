import { action, type TypedAction } from '#platform/action/action.ts'
import type { Session } from '#platform/db/session.ts'
import { organs } from '../data/keepers.ts'
import { mayEndOn } from '../rules/days.ts'
import { endOrgan as input } from '../spec/inputs.ts'

/**
 * Ends an organ. What hangs on it (posts, tasks, organs below) is told with the record and stays what it is; but rights by a post in
 * it end with its last day, so `letGo` has every log-in behind such a post looked at anew, in the same transaction.
 */
export const endOrgan = (letGo: (session: Session, organ: string) => Promise<void>): TypedAction<unknown> =>
  action(organs, 'end', input, {
    load: ({ session, id }) => letGo(session, id),
    decide: ({ row, input: { endsOn }, on }) => mayEndOn(row.startsOn, endsOn, on),
    change: ({ input: { endsOn, reason } }) => ({ endsOn, endReason: reason }),
  })
