import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { answerColumns } from '../rules/answer-columns.ts'
import { plannedAhead } from '../rules/rules.ts'
import { draft as input } from '../spec/inputs.ts'

/** The drafter lays an answer before the head. */
export const draft = action(opinions, 'draft', input, {
  decide: ({ input: { plannedOn }, on }) => plannedAhead(plannedOn, on as Day),
  change: ({ input: given }) => answerColumns(given),
})
