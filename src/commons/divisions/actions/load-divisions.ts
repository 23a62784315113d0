import type { Session } from '#platform/db/session.ts'
import { saveDivisions } from '../data/store.ts'
import type { DivisionSource } from './division-source.ts'
import type { Division } from '../data/tables.ts'

/**
 * Puts a county with its townships, streets and villages into the session's tenant, whose key may differ from the code
 * (`demo` holds 411624). Twice is the same as once: names and kinds follow the source, nothing is removed.
 * Throws Problem `unknown-county`.
 */
export const loadDivisions = async (
  session: Session,
  source: DivisionSource,
  countyCode: string,
): Promise<{ townships: number; villages: number }> => {
  const rows = await divisionsOf(source, countyCode)
  await saveDivisions(session, rows)
  const count = (level: Division['level']): number => rows.filter((row) => row.level === level).length
  return { townships: count('township'), villages: count('village') }
}

const divisionsOf = async (source: DivisionSource, countyCode: string): Promise<Division[]> => {
  const county = source.findCounty(countyCode)
  const townships = await source.townshipsOf(countyCode)
  const villages = Map.groupBy(await source.villagesOf(countyCode), ({ township }) => township)
  return [
    { ...county, level: 'county', parent: null, shortName: county.name, ordinal: 1 },
    ...townships.map(
      (township, index): Division => ({
        ...township,
        level: 'township',
        parent: countyCode,
        shortName: township.name,
        ordinal: index + 1,
      }),
    ),
    ...[...villages].flatMap(([parent, children]) =>
      children.map((village, index): Division => ({ ...village, level: 'village', parent, ordinal: index + 1 })),
    ),
  ]
}
