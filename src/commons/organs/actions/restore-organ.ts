import { unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { organs } from '../data/keepers.ts'
import { hasSuccessor } from '../data/lookups.ts'
import { onlyKinds } from '../rules/places.ts'
import { reason as input } from '../spec/inputs.ts'

/** Takes up again what was ended, unless another has come in its place. */
export const restoreOrgan = action(organs, 'restore', input, {
  load: ({ session, id }) => hasSuccessor(session, id, onlyKinds),
  decide: ({ found }) => unless(!found, 'one-only'),
  change: () => ({ endsOn: null, endReason: null }),
})
