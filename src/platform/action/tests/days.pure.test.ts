import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Calendar, isWeekend, toDay } from '#kernel/day.ts'
import { lampOf, nearUntil } from '../days.ts'

/** Weekends and a long holiday: the free days that near days are counted over. */
const calendar: Calendar = {
  isWorkingDay: (day) => !isWeekend(day) && !(day >= '2026-10-01' && day <= '2026-10-07'),
  known: () => true,
}
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(toDay('2026-09-15'), days))

describe('快到期', () => {
  it('列表和计数用的那一天，和灯的颜色是同一条界线', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: -10, max: 40 }), fc.integer({ min: 0, max: 6 }), (today, ahead, nearDays) => {
        const days = { calendar, today, nearDays }
        const due = addDays(today, ahead)
        const isNear = due >= today && due <= nearUntil(days)
        expect([due, isNear]).toEqual([due, lampOf(days, due).lamp === 'near'])
      }),
      { numRuns: 2000 },
    ))

  it.each([
    ['周五看，两个工作日以内', '2026-09-18', 2, '2026-09-22'],
    ['周六看，周一是第一个工作日', '2026-09-19', 1, '2026-09-21'],
    ['只算当天', '2026-09-18', 0, '2026-09-18'],
    ['节前看，放假的日子都算在前一个工作日里', '2026-09-30', 0, '2026-09-30'],
    ['节前看，一个工作日就到了节后第一天', '2026-09-30', 1, '2026-10-08'],
  ])('%s', (_, today, nearDays, until) => expect(nearUntil({ calendar, today: toDay(today), nearDays })).toBe(until))

  it('没有期限就没有灯', () =>
    expect(lampOf({ calendar, today: toDay('2026-09-18'), nearDays: 2 }, null)).toEqual({ lamp: null, daysLeft: null }))
})
