import { yearOf } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { importedFrom, readHolidays, saveHolidays } from '../data/store.ts'
import { calendarOf } from '../rules/known-years.ts'
import { parseHolidays } from '../rules/parse-holidays.ts'
import type { RowError } from '../spec/holiday.ts'

/**
 * Takes the rows of a file (see README) and says which it could not take, by line, and which of its years are still not
 * whole. `source` names the file or the notice. A dry run reads and reports only.
 */
export const importHolidays = async (
  session: Session,
  fileText: string,
  { source, isDryRun = false }: { source: string; isDryRun?: boolean },
): Promise<{ taken: number; errors: RowError[]; incompleteYears: number[] }> => {
  const { holidays, errors } = parseHolidays(fileText)
  const calendar = calendarOf([...(await readHolidays(session)), ...holidays])
  if (!isDryRun) await saveHolidays(session, holidays, { source: importedFrom + source, over: 'everything' })
  const years = [...new Set(holidays.map(({ day }) => yearOf(day)))].sort((a, b) => a - b)
  return { taken: holidays.length, errors, incompleteYears: years.filter((year) => !calendar.known(year)) }
}
