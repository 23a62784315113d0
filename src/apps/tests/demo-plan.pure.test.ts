import { describe, expect, it } from 'vitest'
import { addWorkingDays, type Calendar, compare, isWeekend, toDay } from '#kernel/day.ts'
import { opinionSettings } from '#features/opinions/feature.ts'
import { planDemo } from '../demo/plan.ts'

const calendar: Calendar = { isWorkingDay: (day) => !isWeekend(day), known: () => true }
const today = toDay('2026-11-24')
const settings = opinionSettings.parse({})
const plan = () => planDemo('seed', { calendar, today, settings })

describe('演示的两个月', () => {
  it('同一个种子、同一天总是一样', () => {
    const bare = () => plan().map(({ pick: _, ...course }) => course)
    expect(bare()).toEqual(bare())
    expect(plan()).toHaveLength(120)
  })

  it('都在今天以前六十天之内，一步不早于上一步', () => {
    for (const { steps } of plan()) {
      steps.forEach(({ on }, index) => {
        expect(compare(on, today)).toBeLessThanOrEqual(0)
        expect(on >= '2026-09-25').toBe(true)
        if (index > 0) expect(on >= (steps[index - 1]?.on ?? '')).toBe(true)
      })
    }
  })

  it('有的已超期，有的将到期，多数按时', () => {
    const waiting = plan().filter(({ end }) => end === 'received')
    const dues = waiting.map(({ steps }) => addWorkingDays(calendar, steps[0]?.on ?? today, settings.firstResponseDays))
    expect(dues.some((due) => due < today)).toBe(true)
    expect(dues.filter((due) => due >= today).length).toBeGreaterThan(dues.length / 2)
  })

  it('任何一天都排得出来，周末也行', () => {
    for (const day of ['2026-11-22', '2027-02-10', '2028-02-29']) {
      expect(planDemo('seed', { calendar, today: toDay(day), settings })).toHaveLength(120)
    }
  })
})
