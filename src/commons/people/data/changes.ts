import { opened, sealedColumns } from '#platform/crypto/sealed-columns.ts'
import type { Card, Keeper, Reader } from '#platform/action/action.ts'
import { maskedPhone } from '#kernel/mask.ts'
import { found } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { insertRow, updateRow } from '#platform/db/rows.ts'
import { rowsIn } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { changeLife } from '../spec/change-lifecycle.ts'
import type { Change } from '../spec/contract.ts'
import { changesInSight } from './in-sight.ts'
import { changeColumns, type ChangeJson, changeOf, type ChangeRecord, changeRow } from './tables.ts'

export type Asked = Readonly<Record<string, string>>

const binding = (county: string, id: string): string => `${county}/people.change/${id}`

export const sealAsked = (keys: Keys, county: string, id: string, asked: Asked): string =>
  sealField(keys, JSON.stringify(asked), binding(county, id))

/** What is asked for, in full: for the act that makes it so. */
export const openAsked = ({ keys, county }: Pick<Session, 'keys' | 'county'>, row: ChangeRecord): Asked =>
  JSON.parse(openField(keys, row.sealed, binding(county, row.id))) as Asked

export const changeItem = (session: Session, row: ChangeRecord): Change => {
  const asked = openAsked(session, row)
  return {
    id: row.id,
    person: { id: row.person, name: row.title },
    state: row.state,
    on: row.on,
    at: row.at,
    dueOn: row.dueOn,
    asked: { ...asked, ...(asked.phone && { phone: maskedPhone(asked.phone) }) },
    note: row.note,
    reason: row.reason,
    version: row.version,
  }
}

const cardOf = async (session: Session, _reader: Reader, row: ChangeRecord): Promise<Card<ChangeRecord, Change>> => ({
  row,
  item: changeItem(session, row),
  owner: null,
})

const lock = async (session: Session, viewer: Viewer | null, id: string): Promise<ChangeRecord | undefined> => {
  const own = await session.one(sql<ChangeJson>`
    select ${changeRow} as row from people.change o
    where o.county = ${session.county} and o.id = ${id} and ${viewer === null ? raw('true') : changesInSight(viewer)} for update`)
  return own && changeOf(own)
}

/** Keeps what people ask to have changed of their own data. */
export const changes: Keeper<ChangeRecord, Change> = {
  life: changeLife,
  room: 'people',
  lock,
  insert: (county, row) => insertRow('people.change', county, changeColumns, row),
  update: (county, row, { number: _number, ...patch }) => updateRow('people.change', county, row.id, patch),
  card: async (session, reader, id) =>
    cardOf(
      session,
      reader,
      changeOf(
        found(
          await session.one(sql<ChangeJson>`
            select ${changeRow} as row from people.change o
            where o.county = ${session.county} and o.id = ${id} and ${reader.hasActed ? raw('true') : changesInSight(reader.viewer)}`),
        ),
      ),
    ),
  cardAfter: cardOf,
  target: (row) => ({ division: row.township, organs: [] }),
  isParty: (viewer, party, row) => party !== 'self' || viewer.person === row.person,
  rowsAfter: rowsIn({ table: 'people.change', alias: 'o', told: changeRow, rowOf: changeOf }),
  ownerOf: () => null,
  content: (row, by) => {
    const { salt: _salt, ...rest } = opened(by, sealedChanges, row)
    return rest
  },
  snapshot: ({ state, dueOn, reason }) => ({ state, dueOn, reason }),
}

/** Values sealed to their row: one moved to another row does not open. */
export const sealedChanges = sealedColumns({
  table: 'people.change',
  columns: ['sealed'],
  holds: 'What somebody asks to have corrected of the own data, until it is decided and after',
  key: ['id'],
  bindingOf: (county, { id = '' }) => binding(county, id),
})
