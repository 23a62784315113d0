import { action } from '#platform/action/action.ts'
import { countyExports, isReleaseOfCopy } from '../data/store.ts'
import { mayTake } from '../rules/rules.ts'
import { nothing } from '../spec/inputs.ts'

/** A release is used up by the act, before the first contact is opened: what breaks off afterwards is asked for anew. */
export const take = action(countyExports, 'take', nothing, {
  load: ({ session, id }) => isReleaseOfCopy(session, id),
  decide: ({ row, found, on }) => mayTake(row.releasedOn, found, on),
  change: ({ on }) => ({ takenOn: on }),
})
