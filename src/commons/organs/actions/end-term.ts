import { action } from '#platform/action/action.ts'
import { terms } from '../data/keepers.ts'
import { mayEndOn } from '../rules/days.ts'
import { endTerm as input } from '../spec/inputs.ts'

/** 代表法 2: a term lasts until the next congress meets for the first time, not until a last day of the year. */
export const endTerm = action(terms, 'end', input, {
  decide: ({ row, input: { endsOn }, on }) => mayEndOn(row.startsOn, endsOn, on),
  change: ({ input: { endsOn } }) => ({ endsOn }),
})
