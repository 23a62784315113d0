import { allow, refuse } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { planOf } from '../data/plan-of.ts'
import { plans } from '../data/store.ts'
import { errorsOf } from '../rules/problems.ts'
import { nothing as input } from '../spec/inputs.ts'
import { actsOf, completing, sumOf } from './acts-of.ts'
import { standingOf } from './standing.ts'

/**
 * The one act (代表法 2): the old term ends with its mandates and what rests on them, the new one begins with those who were elected and
 * confirmed, and whoever was chosen takes posts over. All of it or nothing; each record by its own rules, with its own event.
 */
export const complete = action(plans, 'complete', input, {
  load: async ({ session, id, viewer }) => {
    const plan = await planOf(session, id)
    return plan && standingOf(session, plan, viewer)
  },
  decide: ({ found, on }) => {
    const [error] = found ? errorsOf(found.judged, on) : []
    return error ? refuse('not-ready', { params: { code: error.code } }) : allow
  },
  change: ({ row, found, on }) => ({ doneOn: on, summary: found ? sumOf(row, found) : null }),
  tell: ({ row, found }) => ({ number: row.nth, startsOn: row.startsOn, ...(found && sumOf(row, found)) }),
  also: { actions: completing, isInTurn: true, acts: ({ row, found }) => (found ? actsOf(row, found) : []) },
})
