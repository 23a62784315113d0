import { unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { isDelegation } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import { seat as input } from '../spec/inputs.ts'

/** Which delegation a deputy sits with. */
export const seat = action(mandates, 'seat', input, {
  load: ({ session, input: { delegation } }) => isDelegation(session, delegation),
  decide: ({ found }) => unless(found, 'unknown-delegation', { pointer: '/delegation' }),
  change: ({ input: { delegation } }) => ({ delegation }),
})
