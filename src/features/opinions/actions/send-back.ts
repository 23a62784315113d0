import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { reason } from '../spec/inputs.ts'

/** The head sends the draft back; it stays at hand to be mended. */
export const sendBack = action(opinions, 'sendBack', reason, { change: () => ({}) })
