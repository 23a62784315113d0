import { addWorkingDays, type Calendar, compare, type Day } from '#kernel/day.ts'
import type { OpinionMove, OpinionState } from '../spec/lifecycle.ts'
import type { OpinionSettings } from '../spec/settings.ts'

export interface ComingStep {
  readonly name: OpinionMove
  /** Latest day; null where it counts from an act whose day nobody knows yet. */
  readonly by: string | null
}

/** What the author may still look forward to, in order. Inner steps of the handler are not the author's. */
const ahead = ['accept', 'assign', 'draft', 'release', 'rate'] as const satisfies readonly OpinionMove[]

const nextOf: Partial<Record<OpinionState, (typeof ahead)[number]>> = {
  received: 'accept',
  accepted: 'assign',
  assigned: 'draft',
  handling: 'draft',
  drafted: 'draft',
  answered: 'release',
  released: 'rate',
}

export interface Standing {
  readonly state: OpinionState
  readonly dueOn: string | null
  /** End of the handler's days, once it has the matter. */
  readonly answerDueOn: string | null
}

type StepDays = Pick<OpinionSettings, 'assignDays' | 'agencyAnswerDays'>

/**
 * The steps to come and the latest day of each, should every one take all its days: before a handler is named, the
 * answer's days are those of an agency, the longest. An overdue step is counted on from today, not from its lapsed day.
 */
export const comingSteps = (
  calendar: Calendar,
  today: Day,
  settings: StepDays,
  { state, dueOn, answerDueOn }: Standing,
): ComingStep[] => {
  const next = nextOf[state]
  if (next === undefined) return []
  const after = (from: string, days: number): string =>
    addWorkingDays(calendar, compare(from as Day, today) < 0 ? today : (from as Day), days)
  const dues: Partial<Record<OpinionMove, string | null>> = {
    [next]: next === 'draft' ? (answerDueOn ?? dueOn) : dueOn,
  }
  if (next === 'accept' && dueOn) dues.assign = after(dueOn, settings.assignDays)
  if ((next === 'accept' || next === 'assign') && dues.assign)
    dues.draft = after(dues.assign, settings.agencyAnswerDays)
  return ahead.slice(ahead.indexOf(next)).map((name) => ({ name, by: dues[name] ?? null }))
}
