import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { NumberFault, NumbersCheck } from '#platform/action/ports.ts'
import { numberText } from './store.ts'

/** Named at most: a counter that somebody set to a million is found by the first. */
const mostNamed = 20

/** What of a series is there twice, or was given out and is not there. */
const faultsOf = (
  series: string,
  given: readonly { readonly year: number; readonly value: number }[],
  numbers: readonly string[],
): NumberFault[] => {
  const seen = new Set<string>()
  const faults: NumberFault[] = []
  for (const number of numbers) {
    if (seen.has(number)) faults.push({ what: 'number-twice', series, number })
    seen.add(number)
  }
  for (const { year, value } of given)
    for (let nth = 1; nth <= value && faults.length < mostNamed; nth++) {
      const number = numberText(year, nth)
      if (!seen.has(number)) faults.push({ what: 'number-missing', series, number })
    }
  return faults.slice(0, mostNamed)
}

/** Numbers of a series have neither gaps nor repeats (`nextNumber`); a record that took one is there with it. */
export const checkNumbers: NumbersCheck = async (session: Session, series: string) => {
  const given = await session.all(
    sql<{ year: number; value: number }>`
      select year, value from numbering.counter where county = ${session.county} and series = ${series} order by year`,
  )
  return (numbers) => faultsOf(series, given, numbers)
}
