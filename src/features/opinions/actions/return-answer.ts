import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { reason } from '../spec/inputs.ts'

/** The office returns an answer that does not answer. */
export const returnAnswer = action(opinions, 'returnAnswer', reason, { change: () => ({ answeredOn: null }) })
