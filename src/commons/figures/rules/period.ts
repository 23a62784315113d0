import { type Day, parseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

export interface Period {
  readonly from: Day
  readonly to: Day
}

const dayOr = (text: string | undefined, otherwise: Day, pointer: string): Day => {
  if (text === undefined || text === '') return otherwise
  const day = parseDay(text)
  if (day === null) throw new Problem(refuse('bad-input', { pointer }), [{ pointer, code: 'bad-day' }])
  return day
}

/** Both days included; from the first of this year to today when nothing is asked. Throws Problem `bad-input`, `period-backwards`. */
export const periodOf = (
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: Day,
): Period => {
  const to = dayOr(asked.to, today, '/to')
  const from = dayOr(asked.from, `${(asked.to ? to : today).slice(0, 4)}-01-01` as Day, '/from')
  if (from > to) throw new Problem(refuse('period-backwards', { pointer: '/from', params: { from, to } }))
  return { from, to }
}
