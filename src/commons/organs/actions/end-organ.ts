import { action } from '#platform/action/action.ts'
import { organs } from '../data/keepers.ts'
import { mayEndOn } from '../rules/days.ts'
import { endOrgan as input } from '../spec/inputs.ts'

/** Ends an organ. What hangs on it (posts, tasks, organs below) is told with the record and stays what it is. */
export const endOrgan = action(organs, 'end', input, {
  decide: ({ row, input: { endsOn }, on }) => mayEndOn(row.startsOn, endsOn, on),
  change: ({ input: { endsOn, reason } }) => ({ endsOn, endReason: reason }),
})
