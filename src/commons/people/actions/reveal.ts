import { action } from '#platform/action/action.ts'
import { persons } from '../data/persons.ts'
import { reveal as input } from '../spec/inputs.ts'

/** Nothing changes but the timeline, which says who looked at telephone and card, and why. */
export const reveal = action(persons, 'reveal', input, { change: () => ({}) })
