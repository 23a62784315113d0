import { action } from '#platform/action/action.ts'
import { rollNow } from '../data/ground.ts'
import { planOf } from '../data/plan-of.ts'
import { plans } from '../data/store.ts'
import { isRoll } from '../rules/rules.ts'
import { setRoll as input } from '../spec/inputs.ts'

/** The constituencies of the new term with their seats. Those that were drawn meanwhile may be taken in; those left out end. */
export const setRoll = action(plans, 'setRoll', input, {
  load: async ({ session, id }) => {
    const plan = await planOf(session, id)
    return plan ? rollNow(session, plan.township) : []
  },
  decide: ({ input: { roll }, found }) => isRoll(roll, found),
  change: ({ input: { roll }, found }) => {
    const known = new Map(found.map((place) => [place.constituency, place]))
    return {
      roll: roll.map(({ constituency, seats, population }) => {
        const { number = 0, name = '' } = known.get(constituency) ?? {}
        return { constituency, number, name, seats, population }
      }),
    }
  },
  tell: ({ input: { roll } }) => ({
    places: roll.length,
    seats: roll.reduce((sum, { seats }) => sum + seats, 0),
    population: roll.reduce((sum, { population }) => sum + population, 0),
  }),
})
