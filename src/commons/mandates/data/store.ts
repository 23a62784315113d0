import { holds, type Viewer } from '#kernel/viewer.ts'
import { keeperOf } from '#platform/action/keeper-of.ts'
import type { NameOf } from '#platform/db/names.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import { alertOf } from '../spec/absence.ts'
import type { Mandate } from '../spec/contract.ts'
import { endLaws } from '../spec/grounds.ts'
import { mandateLife } from '../spec/lifecycle.ts'
import { mandateColumns, type MandateRecord } from './tables.ts'

/** Mandates in sight (table alias `r`): by the reach of `people.read`, and one's own. */
export const inSight = (viewer: Viewer): Sql => {
  const others = visible(viewer, 'people.read', { division: 'r.township' })
  return viewer.person !== null && holds(viewer, 'people.self')
    ? sql`(${others} or r.person = ${viewer.person})`
    : others
}

export const itemOf = (row: MandateRecord, nameOf: NameOf): Mandate => ({
  id: row.id,
  person: { id: row.person, name: row.name },
  level: row.level,
  congress: { id: row.congress, name: row.congressName },
  term: row.term,
  constituency: row.constituency === null ? null : { id: row.constituency, name: row.constituencyName ?? '' },
  delegation: row.delegation === null ? null : { id: row.delegation, name: nameOf(row.delegation) ?? '' },
  township: row.township === null ? null : { code: row.township, name: nameOf(row.township) ?? row.township },
  state: row.state,
  electedOn: row.electedOn,
  poll: row.poll,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  ground: row.ground,
  law: row.ground === null ? null : endLaws[row.ground].law,
  basis: row.basis,
  absences: [...row.absences],
  alert: row.state === 'inForce' ? alertOf(row.absences) : null,
  announcement: row.announcement,
  version: row.version,
})

export const mandates = keeperOf<MandateRecord, Mandate>({
  life: mandateLife,
  room: 'mandates',
  table: 'mandates.mandate',
  columns: mandateColumns,
  json: ['absences', 'poll'],
  titleOf: ({ name }) => name,
  inSight,
  target: ({ level, township }) => ({ division: level === 'township' ? township : null, organs: [] }),
  itemOf: async (session, reader, row) => itemOf(row, await reader.names(session, [row.delegation, row.township])),
  snapshot: ({ state, startsOn, endsOn, ground, announcement }) => ({ state, startsOn, endsOn, ground, announcement }),
})
