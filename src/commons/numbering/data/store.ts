import { toDay, yearOf } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** A number as it is written: the year, and four digits or more. */
export const numberText = (year: number, nth: number): string => `${year}-${String(nth).padStart(4, '0')}`

/**
 * The next number of a series in the year of the business day `on`: `2026-0412`, four digits or more. Taken in the
 * caller's transaction: what is rolled back is given out again, so a series has neither gaps nor repeats. The series
 * waits from here to the caller's commit; take the number late.
 */
export const nextNumber = async (session: Session, series: string, on: string): Promise<string> => {
  const year = yearOf(toDay(on))
  const counter = await session.one(sql<{ value: number }>`
    insert into numbering.counter as counter (county, series, year, value) values (${session.county}, ${series}, ${year}, 1)
    on conflict (county, series, year) do update set value = counter.value + 1 returning value`)
  if (!counter) throw new Error(`no number was given for ${series}`)
  return numberText(year, counter.value)
}
