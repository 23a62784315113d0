import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import type { Holiday } from '../spec/holiday.ts'

/** Begins the source of every row that an operator imported. */
export const importedFrom = 'import:'

type Exception = Pick<Holiday, 'day' | 'kind'>

/** Every exception to the weekend rule, in no order. */
export const readHolidays = (session: Session): Promise<Exception[]> =>
  session.all(sql<Exception>`select day, kind from calendar.holiday`)

/**
 * Adds the days or replaces them. `over`: an import replaces whatever stands there, a package only what a package wrote.
 */
export const saveHolidays = async (
  session: Session,
  holidays: readonly Holiday[],
  { source, over }: { source: string; over: 'everything' | 'packages' },
): Promise<void> => {
  const only = over === 'everything' ? raw('') : raw(`and holiday.source not like '${importedFrom}%'`)
  await session.all(sql`
    insert into calendar.holiday as holiday (day, kind, name, source)
    select day, kind, name, ${source}
    from unnest(${holidays.map((row) => row.day)}::date[], ${holidays.map((row) => row.kind)}::text[], ${holidays.map((row) => row.name)}::text[])
      as given (day, kind, name)
    on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source
    where (holiday.kind, holiday.name, holiday.source) is distinct from (excluded.kind, excluded.name, excluded.source) ${only}`)
}
