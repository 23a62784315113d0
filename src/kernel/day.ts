/**
 * Business days and working days, as pure functions.
 *
 * A `Day` is a date in the Gregorian calendar as people in China name it, `YYYY-MM-DD`, year 0001 to 9999. Days compare
 * as strings. It is what `on` holds; an instant (`at`) is a `Date` or an ISO UTC string and never a `Day`.
 */
declare const dayBrand: unique symbol
export type Day = string & { readonly [dayBrand]: true }

/** What working-day arithmetic must know. The room commons/calendar makes one; tests write their own. */
export interface Calendar {
  isWorkingDay(day: Day): boolean
  /** Whether the State Council's arrangement of this year is known; where not, only the weekend rule holds. */
  known(year: number): boolean
  /** Working days after `from` up to and including `to`, where the calendar has them counted; else they are counted day by day. */
  count?(from: Day, to: Day): number | undefined
}

export type Lamp = 'onTime' | 'near' | 'overdue'

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsPerDay = 86_400_000

/**
 * China has one zone, UTC+8, without summer time since 1991. The IANA zone also has summer time in 1986–1991 and before
 * 1949; it does not matter here, because no instant in this system is older than its first day of service, and history
 * that is imported comes with days, not instants.
 */
const chinaOffset = 8 * 3_600_000

const lastDayNumber = dayNumber(9999, 12, 31)
const firstDayNumber = dayNumber(1, 1, 1)

/** Whether a value is a day that exists: `2026-02-30`, year 0 and `2026-2-3` are not. */
export function isDay(value: unknown): value is Day {
  const parts = typeof value === 'string' ? shape.exec(value) : null
  if (!parts) return false
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

/** The day written in `text`, or null for anything that `isDay` refuses. */
export function parseDay(text: string): Day | null {
  return isDay(text) ? text : null
}

/** A day that the code is sure of (a literal, a database column); throws a RangeError when it is none. */
export function toDay(text: string): Day {
  if (isDay(text)) return text
  throw new RangeError(`not a day: ${JSON.stringify(text)}`)
}

/** The business day in China at an instant; throws a RangeError for an invalid date. */
export function dayOf(instant: Date): Day {
  return fromNumber(Math.floor((instant.getTime() + chinaOffset) / millisecondsPerDay))
}

/** The business day now, with the time as an argument. */
export function today(now: Date): Day {
  return dayOf(now)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** The day `n` days later (earlier when negative); throws a RangeError outside years 1–9999. */
export function addDays(day: Day, n: number): Day {
  return fromNumber(toNumber(day) + whole(n))
}

/** The same date `n` calendar months later; the last day of that month where it is shorter (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(day: Day, n: number): Day {
  const [year, month, date] = split(day)
  const months = year * 12 + (month - 1) + whole(n)
  const toYear = Math.floor(months / 12)
  const toMonth = months - toYear * 12 + 1
  return fromNumber(dayNumber(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth))))
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from)
}

/** −1, 0 or 1, for sorting. */
export function compare(a: Day, b: Day): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function weekday(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return weekdayOfNumber(toNumber(day))
}

/** Saturday or Sunday: no working day where nothing else is arranged. */
export function isWeekend(day: Day): boolean {
  return weekday(day) > 5
}

/**
 * The last day of a term of `n` working days that starts the day after `from` (民法典 201: the first day does not count).
 * `n = 0` gives `from` itself or, when it is not a working day, the next one (民法典 203), which is how a deadline counted
 * in months is closed. Throws a RangeError for a negative or fractional `n`.
 */
export function addWorkingDays(calendar: Calendar, from: Day, n: number): Day {
  if (whole(n) < 0) throw new RangeError(`working days must not be negative: ${n}`)
  let number = toNumber(from)
  if (n === 0) {
    while (!calendar.isWorkingDay(fromNumber(number))) number++
    return fromNumber(number)
  }
  for (let left = n; left > 0; ) if (calendar.isWorkingDay(fromNumber(++number))) left--
  return fromNumber(number)
}

/**
 * Working days left until `due`, today not counted: 0 on the day itself, positive before, negative after. The sign always
 * tells which: a Friday's deadline is −1 on Saturday, and Sunday is 1 away from Saturday, though no working day lies between.
 */
export function workingDaysLeft(calendar: Calendar, today: Day, due: Day): number {
  if (today === due) return 0
  return today < due
    ? Math.max(1, countWorkingDays(calendar, today, due))
    : -Math.max(1, countWorkingDays(calendar, due, today))
}

/** Overdue from the day after `due`; near when at most `nearDays` working days are left (0: on the day itself only). */
export function lamp(calendar: Calendar, today: Day, due: Day, nearDays: number): Lamp {
  if (due < today) return 'overdue'
  if (today === due) return 'near'
  return Math.max(1, countWorkingDays(calendar, today, due, nearDays + 1)) <= nearDays ? 'near' : 'onTime'
}

/** Working days after `from` up to and including `to`; stops counting at `enough`. */
function countWorkingDays(calendar: Calendar, from: Day, to: Day, enough = Number.POSITIVE_INFINITY): number {
  const counted = calendar.count?.(from, to)
  if (counted !== undefined) return counted
  const last = toNumber(to)
  let count = 0
  for (let number = toNumber(from) + 1; number <= last && count < enough; number++) {
    if (calendar.isWorkingDay(fromNumber(number))) count++
  }
  return count
}

function split(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

function toNumber(day: Day): number {
  return dayNumber(...split(day))
}

/** Days since 1970-01-01. `Date.UTC` is not used for years: it reads 0–99 as 1900–1999. */
function dayNumber(year: number, month: number, date: number): number {
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** The inverse of `dayNumber` (Howard Hinnant's civil_from_days: years begin in March, so leap days come last). */
function fromNumber(number: number): Day {
  if (!(number >= firstDayNumber && number <= lastDayNumber)) throw new RangeError('day outside years 1 to 9999')
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as Day
}

function weekdayOfNumber(number: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((number + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function whole(n: number): number {
  if (Number.isSafeInteger(n)) return n
  throw new RangeError(`not a whole number of days or months: ${n}`)
}

/** From two in the morning, China's time, until five: what reads everything through is done then, because by day people work. */
export const nightBegins = 2 * 3_600_000
const nightLasts = 3 * 3_600_000

export const isNight = (now: Date): boolean =>
  (now.getTime() + chinaOffset - nightBegins) % millisecondsPerDay < nightLasts
