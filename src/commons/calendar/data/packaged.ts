import packageFile from 'chinese-days/package.json' with { type: 'json' }
import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { toDay } from '#kernel/day.ts'
import type { Holiday } from '../spec/holiday.ts'

export const packageSource = `chinese-days@${packageFile.version}`

/**
 * The arrangements that the package `chinese-days` has from the State Council's notices. Its values read
 * `English name,Chinese name,statutory days`; `inLieuDays` are days off too and stand under `holidays` as well.
 */
export const packagedHolidays = (): Holiday[] => {
  const rowsOf = (days: Readonly<Record<string, string>>, kind: Holiday['kind']): Holiday[] =>
    Object.entries(days).map(([day, value]) => ({ day: toDay(day), kind, name: value.split(',')[1] ?? value }))
  return [...rowsOf(arrangements.holidays, 'off'), ...rowsOf(arrangements.workdays, 'work')]
}
