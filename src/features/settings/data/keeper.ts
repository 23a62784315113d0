import { keeperOf } from '#platform/action/keeper-of.ts'
import { instant } from '#platform/db/rows.ts'
import type { Edition } from '../spec/contract.ts'
import { editionLife } from '../spec/lifecycle.ts'
import { editionColumns, type EditionRecord } from './tables.ts'

export const editionOf = ({
  id,
  room,
  field,
  nth,
  version,
  before,
  value,
  reason,
  on,
  at,
  byName,
}: EditionRecord): Edition => ({
  id,
  room,
  field,
  nth,
  version,
  before,
  after: field === null ? value : (value[field] ?? null),
  reason,
  on,
  at: instant(at),
  by: byName,
})

/** Settings are the county's own rules: whoever may read them reads all of them. */
export const editions = keeperOf<EditionRecord, Edition>({
  life: editionLife,
  room: 'settings',
  table: 'settings.edition',
  columns: editionColumns,
  json: ['before', 'value'],
  titleOf: ({ room, field }) => (field === null ? room : `${room}.${field}`),
  target: () => ({ division: null, organs: [] }),
  itemOf: async (_session, _reader, row) => editionOf(row),
  snapshot: ({ nth }) => ({ nth }),
})
