import { action } from '#platform/action/action.ts'
import { terms } from '../data/keepers.ts'
import { mayEndOn } from '../rules/days.ts'
import { recordTerm as input } from '../spec/inputs.ts'

/** A term of the past is entered as what it is: over. */
export const recordTerm = action(terms, 'record', input, {
  decide: ({ input: { startsOn, endsOn }, on }) => mayEndOn(startsOn, endsOn, on),
  change: ({ input: { startsOn, endsOn } }) => ({ startsOn, endsOn }),
})
