import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { nothing } from '../spec/inputs.ts'

/** The answer goes to the citizen. Publishing to everyone is another step and comes later. */
export const release = action(opinions, 'release', nothing, { change: ({ on }) => ({ releasedOn: on }) })
