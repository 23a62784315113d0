import { allow, refuse } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { planOf, plannedOf } from '../data/plan-of.ts'
import { plans } from '../data/store.ts'
import { actsOf, completing, sumOf } from '../rules/acts.ts'
import { errorsOf } from '../rules/problems.ts'
import { nothing as input } from '../spec/inputs.ts'
import { standing } from './standing.ts'

/**
 * The one act (代表法 2): the old term ends with its mandates and what rests on them, the new one begins with those who were elected and
 * confirmed, and whoever was chosen takes posts over. All of it or nothing; each record by its own rules, with its own event.
 */
export const complete = action(plans, 'complete', input, {
  load: async ({ session, id, viewer }) => {
    const plan = await planOf(session, id)
    return plan && standing(session, plan, viewer)
  },
  decide: ({ found, on }) => {
    const [error] = found ? errorsOf(found.judged, on) : []
    return error ? refuse('not-ready', { params: { code: error.code } }) : allow
  },
  change: ({ row, found, on }) => ({ doneOn: on, summary: found ? sumOf(plannedOf(row), found) : null }),
  tell: ({ row, found }) => ({ number: row.nth, startsOn: row.startsOn, ...(found && sumOf(plannedOf(row), found)) }),
  also: { actions: completing, isInTurn: true, acts: ({ row, found }) => (found ? actsOf(plannedOf(row), found) : []) },
})
