import { addDays, type Calendar, type Day, daysBetween, isWeekend, toDay, yearOf } from '#kernel/day.ts'
import type { Holiday } from '../spec/holiday.ts'

/** A notice always gives these days off; a year without one of them was imported in part or not at all. */
const alwaysOff = ['01-01', '05-01', '10-01']

/** A calendar from the exceptions to the weekend rule. */
export const calendarOf = (holidays: Iterable<Pick<Holiday, 'day' | 'kind'>>): Calendar => {
  const kinds = new Map<Day, Holiday['kind']>()
  for (const { day, kind } of holidays) kinds.set(day, kind)
  const isWorkingDay = (day: Day): boolean => {
    const kind = kinds.get(day)
    return kind === undefined ? !isWeekend(day) : kind === 'work'
  }
  const first = toDay('2015-01-01')
  const counted = countFrom(first, 30 * 366, isWorkingDay)
  const until = (day: Day): number => counted[daysBetween(first, day)] ?? Number.NaN
  return {
    isWorkingDay,
    known: (year) => alwaysOff.every((date) => kinds.get(`${String(year).padStart(4, '0')}-${date}` as Day) === 'off'),
    count(from, to) {
      const count = until(to) - until(from)
      return Number.isNaN(count) ? undefined : count
    },
  }
}

/** Working days from the first day to each later one, so that a list of a thousand lamps is not counted day by day. */
const countFrom = (first: Day, days: number, isWorkingDay: (day: Day) => boolean): Uint16Array => {
  const counted = new Uint16Array(days)
  for (let index = 1, count = 0; index < days; index++) {
    if (isWorkingDay(addDays(first, index))) count++
    counted[index] = count
  }
  return counted
}

/** Years whose holidays should be known by `today` and are not: this year, and from 1 December the next. */
export const missingYears = (calendar: Calendar, today: Day): number[] => {
  const year = yearOf(today)
  const due = today.slice(5, 7) === '12' ? [year, year + 1] : [year]
  return due.filter((each) => !calendar.known(each))
}
