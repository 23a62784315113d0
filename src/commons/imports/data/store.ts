import { opened } from '#platform/crypto/sealed-columns.ts'
import { sealedTops } from './sealed-cells.ts'
import { found } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Card, Keeper, Reader } from '#platform/action/action.ts'
import { insertRow, updateRow } from '#platform/db/rows.ts'
import { rowsIn } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import { importLife } from '../spec/lifecycle.ts'
import { type AsJson, type ImportRecord, importColumns, importRow, recordOf } from './tables.ts'

/** Imports in sight of a viewer (table alias `i`): by the reach of `imports.run`, a township's in the township, of the kinds he may keep. */
const inSight = (viewer: Viewer): Sql =>
  sql`(${visible(viewer, 'imports.run', { division: 'i.division' })} and i.permission = any(${[...new Set(viewer.grants.map(({ permission }) => permission))]}))`

const lock = async (session: Session, viewer: Viewer, id: string): Promise<ImportRecord | undefined> => {
  const row = await session.one(sql<AsJson>`
    select ${importRow} as row from imports.import i where i.county = ${session.county} and i.id = ${id} and ${inSight(viewer)} for update`)
  return row && recordOf(row)
}

const card = async (session: Session, { viewer }: Reader, id: string): Promise<Card<ImportRecord, ImportRecord>> => {
  const row = await findImport(session, viewer, id)
  return { row, item: row, owner: null }
}

/** One import. Throws Problem `not-found` for what the viewer may not see. */
export const findImport = async (session: Session, viewer: Viewer, id: string): Promise<ImportRecord> =>
  recordOf(
    found(
      await session.one(
        sql<AsJson>`select ${importRow} as row from imports.import i where i.county = ${session.county} and i.id = ${id} and ${inSight(viewer)}`,
      ),
    ),
  )

/** Which file an import's id stands for, if it is taken. */
export const fileOf = (session: Session, id: string) =>
  session.one(
    sql<{
      hash: string
      sheet: string
    }>`select hash, sheet from imports.import where county = ${session.county} and id = ${id}`,
  )

/** An import of this very file that was begun and neither finished nor given up. */
export const unfinishedImport = async (
  session: Session,
  viewer: Viewer,
  { kind, hash, sheet }: Pick<ImportRecord, 'kind' | 'hash' | 'sheet'>,
): Promise<ImportRecord | undefined> => {
  const row = await session.one(sql<AsJson>`
    select ${importRow} as row from imports.import i where i.county = ${session.county} and i.hash = ${hash} and i.kind = ${kind} and i.sheet = ${sheet}
      and i.state in ('loaded', 'checking', 'checked', 'running') and ${inSight(viewer)} order by i.at desc limit 1`)
  return row && recordOf(row)
}

/** Imports in sight, the newest first. */
export const listImports = async (session: Session, viewer: Viewer, limit: number): Promise<ImportRecord[]> =>
  (
    await session.all(sql<AsJson>`
      select ${importRow} as row from imports.import i where i.county = ${session.county} and ${inSight(viewer)} order by i.at desc, i.id limit ${limit}`)
  ).map(recordOf)

/** Keeps imports for `act()`. */
export const imports: Keeper<ImportRecord, ImportRecord> = {
  life: importLife,
  room: 'imports',
  lock,
  insert: (county, row) => insertRow('imports.import', county, importColumns, row),
  update: (county, row, patch) => updateRow('imports.import', county, row.id, patch),
  card,
  cardAfter: async (_session, _reader, row) => ({ row, item: row, owner: null }),
  target: ({ division }) => ({ division, organs: [] }),
  isParty: (viewer, _party, row) => viewer.grants.some(({ permission }) => permission === row.permission),
  rowsAfter: rowsIn({ table: 'imports.import', alias: 'i', told: importRow, rowOf: recordOf }),
  ownerOf: () => null,
  content: (row, by) => {
    const { salt: _salt, ...rest } = opened(by, sealedTops, row)
    return rest
  },
  snapshot: ({ state }) => ({ state }),
}
