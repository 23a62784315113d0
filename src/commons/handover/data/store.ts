import type { Viewer } from '#kernel/viewer.ts'
import { keeperOf } from '#platform/action/keeper-of.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { Sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import type { Handover } from '../spec/contract.ts'
import { handoverLife } from '../spec/lifecycle.ts'
import { planColumns, type PlanRecord } from './tables.ts'

/** Hand-overs in sight (table alias `r`): by the reach of `people.read`, a township's in the township. */
export const inSight = (viewer: Viewer): Sql => visible(viewer, 'people.read', { division: 'r.township' })

export const itemOf = (row: PlanRecord, nameOf: NameOf): Handover => ({
  id: row.id,
  congress: { id: row.congress, name: row.congressName },
  level: row.level,
  township: row.township === null ? null : { code: row.township, name: nameOf(row.township) ?? row.township },
  state: row.state,
  from:
    row.oldTerm === null
      ? null
      : { id: row.oldTerm, number: row.oldNth ?? 0, startsOn: row.oldStartsOn ?? row.startsOn },
  number: row.nth,
  startsOn: row.startsOn,
  officesUntil: row.officesUntil,
  basis: row.basis,
  roll: [...row.roll],
  successors: [...row.successors],
  summary: row.summary,
  doneOn: row.doneOn,
  version: row.version,
})

export const plans = keeperOf<PlanRecord, Handover>({
  life: handoverLife,
  room: 'handover',
  table: 'handover.plan',
  columns: planColumns,
  json: ['roll', 'successors', 'summary'],
  titleOf: ({ congressName, nth }) => `${congressName}第${nth}届`,
  inSight,
  target: ({ township }) => ({ division: township, organs: [] }),
  itemOf: async (session, reader, row) => itemOf(row, await reader.names(session, [row.township])),
  snapshot: ({ state, nth, startsOn, officesUntil, basis, roll, successors, summary, doneOn }) => ({
    state,
    number: nth,
    startsOn,
    officesUntil,
    basis,
    roll,
    successors,
    summary,
    doneOn,
  }),
})
