import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { plannedAhead } from '../rules/rules.ts'
import { answerHere as input } from '../spec/inputs.ts'
import { answerColumns } from '../rules/answer-columns.ts'

/** The station or the office answers on the spot; there is nobody else to release it. */
export const answerHere = action(opinions, 'answerHere', input, {
  decide: ({ input: { plannedOn }, on }) => plannedAhead(plannedOn, on as Day),
  change: ({ input: given, on, post }) => ({
    ...answerColumns(given),
    answeredBy: post?.organName ?? null,
    answeredOn: on,
    releasedOn: on,
  }),
})
