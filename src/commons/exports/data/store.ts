import { holds, type Viewer } from '#kernel/viewer.ts'
import { keeperOf } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import { takeUntil } from '../spec/release.ts'
import { type CountyExport, listCountyExports } from '../spec/contract.ts'
import { countyExportLife } from '../spec/lifecycle.ts'
import { countyExportColumns, type CountyExportRecord } from './tables.ts'

const seers: readonly string[] = [listCountyExports.access, countyExportLife.parties.operator].flat()

/** The three see what leaves the county; the operator what he is to take. */
const inSight = (viewer: Viewer): Sql => raw(String(seers.some((permission) => holds(viewer, permission))))

const itemOf = (row: Omit<CountyExportRecord, 'salt' | 'number' | 'dueOn' | 'title'>): CountyExport => ({
  id: row.id,
  state: row.state,
  recipient: row.recipient,
  reason: row.reason,
  askedBy: row.askedByName,
  askedOn: row.askedOn,
  releasedBy: row.releasedByName,
  releasedOn: row.releasedOn,
  takeUntil: row.releasedOn && takeUntil(row.releasedOn),
  takenOn: row.takenOn,
  refusal: row.refusal,
  version: row.version,
})

export const countyExports = keeperOf<CountyExportRecord, CountyExport>({
  life: countyExportLife,
  room: 'exports',
  table: 'exports.county_export',
  columns: countyExportColumns,
  titleOf: ({ recipient }) => recipient,
  inSight,
  target: () => ({ division: null, organs: [] }),
  itemOf: async (_session, _reader, row) => itemOf(row),
  snapshot: ({ state, releasedByName, releasedOn, takenOn, refusal }) => ({
    state,
    releasedBy: releasedByName,
    releasedOn,
    takeUntil: releasedOn && takeUntil(releasedOn),
    takenOn,
    refusal,
  }),
})

/** Whether the county's data were brought back from a backup or in from an export since this was released. */
export const isReleaseOfCopy = async (session: Session, id: string): Promise<boolean> =>
  (await session.one(sql`
    select 1 from audit.event r
    where r.county = ${session.county} and r.kind = ${countyExportLife.kind} and r.record = ${id} and r.name = 'countyExport.released'
      and exists (select 1 from audit.entry e
        where e.county = r.county and e.at >= r.at and e.name in ('backup.restored', 'county.imported'))`)) !==
  undefined

/** The last hundred, those that wait first. */
export const listOf = async (session: Session): Promise<CountyExport[]> => {
  const rows = await session.all(sql<{ row: Parameters<typeof countyExports.rowOf>[0] }>`
    select ${countyExports.told} as row from exports.county_export r where r.county = ${session.county}
    order by r.state not in ('asked', 'released'), r.asked_on desc, r.id desc limit 100`)
  return rows.map(({ row }) => itemOf(countyExports.rowOf(row)))
}
