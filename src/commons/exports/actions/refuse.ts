import { action } from '#platform/action/action.ts'
import { countyExports } from '../data/store.ts'
import { reason } from '../spec/inputs.ts'

export const refuse = action(countyExports, 'refuse', reason, { change: ({ input }) => ({ refusal: input.reason }) })
