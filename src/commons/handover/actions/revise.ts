import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { termsOf } from '../data/ground.ts'
import { planOf } from '../data/plan-of.ts'
import { plans } from '../data/store.ts'
import { isNext } from '../rules/rules.ts'
import { revise as input } from '../spec/inputs.ts'

/** Number, days and basis, as long as no results are entered. */
export const revise = action(plans, 'revise', input, {
  load: async ({ session, id }) => {
    const plan = await planOf(session, id)
    return plan ? termsOf(session, plan.congress) : []
  },
  decide: ({ input: { number, startsOn }, found }) => isNext(number, startsOn, found),
  change: ({ input: { number, startsOn, officesUntil, basis } }) => ({
    nth: number,
    startsOn: startsOn as Day,
    officesUntil: (officesUntil ?? null) as Day | null,
    basis: basis || null,
  }),
})
