import type { Viewer } from '#kernel/viewer.ts'
import type { LivingRow } from '#platform/action/action.ts'
import { keeperOf } from '#platform/action/keeper-of.ts'
import { found } from '#kernel/problem.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import type { CardItem } from '../spec/contract.ts'
import type { cardGrounds } from '../spec/inputs.ts'
import { type CardState, cardLife } from '../spec/lifecycle.ts'
import { pathOf } from './card-code.ts'
import { type MandateLine, mandateLines } from './deputies.ts'

/** One row of deputies.card. */
export interface CardRecord extends LivingRow {
  readonly state: CardState
  readonly mandate: string
  readonly name: string
  readonly seat: string | null
  readonly issuedOn: string
  readonly revokedOn: string | null
  readonly ground: (typeof cardGrounds)[number] | null
  readonly note: string | null
}

const columns = [
  'id',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'mandate',
  'name',
  'seat',
  'issuedOn',
  'revokedOn',
  'ground',
  'note',
] as const satisfies readonly (keyof CardRecord)[]

/** Cards (alias `r`) that the caller keeps. */
export const inSight = (viewer: Viewer): Sql => visible(viewer, 'mandates.keep', { division: 'r.seat' })

/** What stands on the cards of these mandates. */
export const holdersOf = async (
  session: Session,
  mandates: readonly string[],
): Promise<ReadonlyMap<string, MandateLine>> =>
  new Map((await mandateLines(session, sql`m.id = any(${mandates}::uuid[])`)).map((line) => [line.id, line]))

export const cardItem = (session: Session, row: CardRecord, holder: MandateLine): CardItem => {
  const { level, congress, term, constituency, delegation, standing } = holder
  return {
    id: row.id,
    mandate: { id: row.mandate, name: row.name },
    level,
    congress,
    term,
    constituency,
    delegation,
    state: row.state,
    standing,
    issuedOn: row.issuedOn,
    revokedOn: row.revokedOn,
    ground: row.ground,
    note: row.note,
    path: pathOf(session.keys, session.county, row.id),
    version: row.version,
  }
}

export const cards = keeperOf<CardRecord, CardItem>({
  life: cardLife,
  room: 'deputies',
  table: 'deputies.card',
  columns,
  titleOf: ({ name }) => name,
  inSight,
  target: ({ seat }) => ({ division: seat, organs: [] }),
  itemOf: async (session, _reader, row) =>
    cardItem(session, row, found((await holdersOf(session, [row.mandate])).get(row.mandate))),
  snapshot: ({ state, revokedOn, ground, note }) => ({ state, revokedOn, ground, note }),
})
