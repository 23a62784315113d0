import { holds, type Viewer } from '#kernel/viewer.ts'
import type { Keeper } from '#platform/action/action.ts'
import { keeperOf } from '#platform/action/keeper-of.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Succession } from '../spec/contract.ts'
import { successionLife } from '../spec/lifecycle.ts'
import { successionColumns, type SuccessionRecord } from './tables.ts'

/** The three see who the three are; nobody else. */
const inSight = (viewer: Viewer): Sql =>
  raw(String(Object.values(successionLife.parties).some((permission) => holds(viewer, permission))))

/** Who leaves and who takes over. */
export const titleOf = ({ fromName, name }: Pick<SuccessionRecord, 'fromName' | 'name'>): string =>
  fromName === null ? name : `${fromName} → ${name}`

const itemOf = (row: SuccessionRecord, nameOf: NameOf): Succession => ({
  id: row.id,
  post: row.post,
  role: row.role,
  organ: { id: row.organ, name: nameOf(row.organ) ?? '' },
  from: row.fromPerson === null ? null : { id: row.fromPerson, name: row.fromName ?? '' },
  to: { id: row.person, name: row.name },
  state: row.state,
  ground: row.ground,
  basis: row.basis,
  reason: row.reason,
  namedBy: row.namedByName,
  namedOn: row.namedOn,
  doneOn: row.doneOn,
  version: row.version,
})

const kept = keeperOf<SuccessionRecord, Succession>({
  life: successionLife,
  room: 'administrators',
  table: 'administrators.succession',
  columns: successionColumns,
  titleOf,
  inSight,
  target: () => ({ division: null, organs: [] }),
  itemOf: async (_session, reader, row) => itemOf(row, await reader.names(_session, [row.organ])),
  snapshot: ({ state, reason, doneOn }) => ({ state, reason, doneOn }),
})

/** Keeps hand-overs for `act()`. Only who named a successor takes the name back. */
export const successions: Keeper<SuccessionRecord, Succession> = {
  ...kept,
  isParty: (viewer, party, row) => party === 'system' || viewer.person === row.namedBy,
}

/** The last hundred, those that wait first. */
export const listOf = async (
  session: Session,
  names: (session: Session, keys: readonly (string | null)[]) => Promise<NameOf>,
): Promise<Succession[]> => {
  const rows = await session.all(sql<{ row: Parameters<typeof kept.rowOf>[0] }>`
    select ${kept.told} as row from administrators.succession r where r.county = ${session.county}
    order by r.state <> 'named', r.named_on desc, r.id desc limit 100`)
  const records = rows.map(({ row }) => kept.rowOf(row))
  const nameOf = await names(
    session,
    records.map(({ organ }) => organ),
  )
  return records.map((record) => itemOf(record, nameOf))
}
