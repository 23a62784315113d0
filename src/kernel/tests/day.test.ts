import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  type Calendar,
  compare,
  type Day,
  dayOf,
  daysBetween,
  isDay,
  isWeekend,
  lamp,
  parseDay,
  toDay,
  today,
  weekday,
  workingDaysLeft,
} from '#kernel/day.ts'

const day = toDay
const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

const weekends: Calendar = { isWorkingDay: (d) => !isWeekend(d), known: () => false }

/** National Day 2026 as the State Council arranged it: off 1–7 October, work on 20 September and 10 October. */
const october: Calendar = {
  isWorkingDay: (d) =>
    d === '2026-09-20' || d === '2026-10-10' || (!isWeekend(d) && !(d >= '2026-10-01' && d <= '2026-10-07')),
  known: (year) => year === 2026,
}

/** A calendar with arbitrary exceptions, so that the laws below do not lean on weekends. */
const anyCalendar = fc
  .tuple(fc.integer({ min: 2, max: 11 }), fc.integer({ min: 0, max: 10 }))
  .map(([modulus, rest]): Calendar => {
    const off = rest % modulus
    const epoch = day('2000-01-01')
    return { isWorkingDay: (d) => ((daysBetween(epoch, d) % modulus) + modulus) % modulus !== off, known: () => true }
  })

describe('a day', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '0000-01-01',
    '10000-01-01',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
  ])('refuses %s, which does not exist', (text) => {
    expect(isDay(text)).toBe(false)
    expect(parseDay(text)).toBeNull()
    expect(() => toDay(text)).toThrow(RangeError)
  })
  it.each([
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00:00Z',
    '２０２６-01-01',
    '',
    '+002026-01-01',
  ])('refuses %j, which is not written as a day', (text) => expect(isDay(text)).toBe(false))
  it('refuses what is not text', () => {
    for (const value of [null, undefined, 20260101, new Date(), ['2026-01-01']]) expect(isDay(value)).toBe(false)
  })
  it.each(['0001-01-01', '9999-12-31', '2024-02-29', '2000-02-29'])('accepts %s', (text) =>
    expect(parseDay(text)).toBe(text),
  )
})

describe('the day of an instant in China', () => {
  it.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23'],
    ['2026-11-23T16:00:00Z', '2026-11-24'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
    ['1969-12-31T15:59:59Z', '1969-12-31'],
  ])('%s is %s', (instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected)
    expect(today(new Date(instant))).toBe(expected)
  })
  it('agrees with the time zone database since 1992', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => dayOf(instant) === format.format(instant),
      ),
    )
  })
  it('refuses an invalid date', () => expect(() => dayOf(new Date('no'))).toThrow(RangeError))
})

describe('calendar arithmetic', () => {
  it('agrees with Date on days and weekdays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (d, n) => {
        const date = new Date(`${d}T00:00:00Z`)
        date.setUTCDate(date.getUTCDate() + n)
        expect(addDays(d, n)).toBe(date.toISOString().slice(0, 10))
        expect(weekday(addDays(d, n))).toBe(date.getUTCDay() || 7)
      }),
    )
  })
  it('adds and measures as inverses', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => addDays(a, daysBetween(a, b)) === b))
    fc.assert(fc.property(anyDay, anyDay, (a, b) => compare(a, b) === Math.sign(daysBetween(b, a))))
  })
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-01', 0, '2026-12-01'],
  ])('%s plus %i months is %s', (from, n, to) => expect(addMonths(day(from), n)).toBe(to))
  it('keeps the date or clamps to the end of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (d, n) => {
        const to = addMonths(d, n)
        const isClamped = to.slice(8) < d.slice(8) && addDays(to, 1).endsWith('-01')
        return isDay(to) && (to.slice(8) === d.slice(8) || isClamped)
      }),
    )
  })
  it('refuses fractions and days beyond the years 1 to 9999', () => {
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow(RangeError)
    expect(() => addMonths(day('2026-01-01'), Number.NaN)).toThrow(RangeError)
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addMonths(day('0001-01-01'), -1)).toThrow(RangeError)
  })
})

describe('工作日期限', () => {
  it.each([
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-24', 5, '2026-12-01'],
  ])('从%s起%i个工作日,到%s', (from, n, due) => expect(addWorkingDays(weekends, day(from), n)).toBe(due))

  it('放假不算,调休上班算', () => {
    expect(addWorkingDays(october, day('2026-09-30'), 3)).toBe('2026-10-10')
    expect(addWorkingDays(october, day('2026-09-18'), 1)).toBe('2026-09-20')
    expect(addWorkingDays(october, day('2026-10-01'), 0)).toBe('2026-10-08')
  })
  it('到期日必为工作日,剩余工作日等于期限', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 120 }), (calendar, from, n) => {
        const due = addWorkingDays(calendar, from, n)
        expect(calendar.isWorkingDay(due)).toBe(true)
        expect(workingDaysLeft(calendar, from, due)).toBe(n)
        expect(addWorkingDays(calendar, due, 0)).toBe(due)
      }),
    )
  })
  it('期限可以分段相加', () => {
    const days = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        days,
        days,
        (calendar, from, a, b) =>
          addWorkingDays(calendar, addWorkingDays(calendar, from, a), b) === addWorkingDays(calendar, from, a + b),
      ),
    )
  })
  it('剩余天数的正负与先后一致,只有当天为零', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: -200, max: 200 }), (calendar, now, n) => {
        const due = addDays(now, n)
        expect(Math.sign(workingDaysLeft(calendar, now, due))).toBe(compare(due, now))
      }),
    )
  })
  it('拒绝负数', () => expect(() => addWorkingDays(weekends, day('2026-11-24'), -1)).toThrow(RangeError))
})

describe('亮灯', () => {
  const due = day('2026-11-27')
  it.each<[string, number, string]>([
    ['2026-11-24', 2, 'onTime'],
    ['2026-11-24', 3, 'near'],
    ['2026-11-25', 2, 'near'],
    ['2026-11-27', 0, 'near'],
    ['2026-11-26', 0, 'onTime'],
    ['2026-11-28', 2, 'overdue'],
  ])('今天%s,临期%i天,到期11月27日:%s', (now, near, expected) =>
    expect(lamp(weekends, day(now), due, near)).toBe(expected),
  )

  it('与剩余工作日一致', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        fc.integer({ min: -60, max: 60 }),
        fc.integer({ min: 0, max: 9 }),
        (calendar, now, n, near) => {
          const left = workingDaysLeft(calendar, now, addDays(now, n))
          expect(lamp(calendar, now, addDays(now, n), near)).toBe(
            left < 0 ? 'overdue' : left <= near ? 'near' : 'onTime',
          )
        },
      ),
    )
  })
})

const branded: Day = day('2026-11-24')
// @ts-expect-error a plain string is not a day
const plain: Day = '2026-11-24'
void [branded, plain]
