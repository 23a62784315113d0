import { action } from '#platform/action/action.ts'
import { persons } from '../data/persons.ts'
import { reason } from '../spec/inputs.ts'

/** Entered by mistake: the person is known again. What ended with the death is restored by hand, each with its own reason. */
export const takeBack = action(persons, 'takeBack', reason, { change: () => ({ diedOn: null, mergedInto: null }) })
