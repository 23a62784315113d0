import type { Calendar } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { readHolidays } from '../data/store.ts'
import { calendarOf } from '../rules/known-years.ts'

/** All of the table as a calendar, some 800 rows. */
export const loadCalendar = async (session: Session): Promise<Calendar> => calendarOf(await readHolidays(session))
