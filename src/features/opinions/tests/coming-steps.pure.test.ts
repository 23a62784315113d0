import { describe, expect, it } from 'vitest'
import { type Calendar, isWeekend, toDay } from '#kernel/day.ts'
import { opinionLife, type OpinionState } from '../spec/lifecycle.ts'
import { comingSteps } from '../rules/coming-steps.ts'

const calendar: Calendar = { isWorkingDay: (day) => !isWeekend(day), known: () => true }
const days = { assignDays: 5, agencyAnswerDays: 30 }
const monday = toDay('2026-11-23')
const ahead = (state: OpinionState, dueOn: string | null, answerDueOn: string | null = null) =>
  comingSteps(calendar, monday, days, { state, dueOn, answerDueOn }).map(({ name, by }) => `${name} ${by}`)

describe('凭证上的“接下来怎么办”', () => {
  it('刚收到：第一次答复、转办、办理都有最迟的日子', () => {
    expect(ahead('received', '2026-11-26')).toEqual([
      'accept 2026-11-26',
      'assign 2026-12-03',
      'draft 2027-01-14',
      'release null',
      'rate null',
    ])
  })

  it('逾期的一步，后面的从今天算起', () => {
    expect(ahead('received', '2026-11-18')).toEqual([
      'accept 2026-11-18',
      'assign 2026-11-30',
      'draft 2027-01-11',
      'release null',
      'rate null',
    ])
  })

  it('转出以后按承办单位自己的期限', () => {
    expect(ahead('assigned', '2026-11-26', '2026-12-14')).toEqual(['draft 2026-12-14', 'release null', 'rate null'])
  })

  it('等评价时只剩评价', () => {
    expect(ahead('released', '2026-12-07')).toEqual(['rate 2026-12-07'])
  })

  it('每个等人办的状态都有下一步，到头的没有', () => {
    for (const [state, { kind }] of Object.entries(opinionLife.states)) {
      expect(ahead(state as OpinionState, '2026-11-26').length > 0, state).toBe(kind === 'waiting')
    }
  })
})
