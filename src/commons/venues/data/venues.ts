import type { LivingRow, Reader } from '#platform/action/action.ts'
import { keeperOf } from '#platform/action/keeper-of.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import type { Venue } from '../spec/contract.ts'
import { type VenueState, venueLife } from '../spec/lifecycle.ts'
import type { VenueKind } from '../spec/kinds.ts'

/** One row of venues.venue. */
export interface VenueRecord extends LivingRow {
  readonly state: VenueState
  readonly kind: VenueKind
  readonly name: string
  readonly division: string
  readonly township: string | null
  readonly place: string | null
  readonly phone: string | null
  readonly reception: string | null
  readonly ordinal: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly closeReason: string | null
}

const columns = [
  'id',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'kind',
  'name',
  'division',
  'township',
  'place',
  'phone',
  'reception',
  'ordinal',
  'startsOn',
  'endsOn',
  'closeReason',
] as const satisfies readonly (keyof VenueRecord)[]

export const itemOf = (row: VenueRecord, nameOf: NameOf): Venue => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  division: row.division,
  township: row.township === null ? null : { code: row.township, name: nameOf(row.township) ?? row.township },
  place: row.place,
  phone: row.phone,
  reception: row.reception,
  state: row.state,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  closeReason: row.closeReason,
  version: row.version,
})

/** Public knowledge, so that all are in sight. The county's are the county's to keep, a township's and its villages' the township's. */
export const venues = keeperOf<VenueRecord, Venue>({
  life: venueLife,
  room: 'venues',
  table: 'venues.venue',
  columns,
  titleOf: ({ name }) => name,
  target: ({ township }) => ({ division: township, organs: [] }),
  itemOf: async (session: Session, reader: Pick<Reader, 'names'>, row) =>
    itemOf(row, await reader.names(session, [row.township])),
  snapshot: ({ state, place, phone, reception, endsOn }) => ({ state, place, phone, reception, endsOn }),
})
