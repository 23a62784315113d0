import type { Calendar, Day } from '#kernel/day.ts'

/** What dates are read by: the working days, today, and from how many days left a lamp is amber. */
export interface DayView {
  readonly calendar: Calendar
  readonly today: Day
  readonly nearDays: number
}
