import { keeperOf } from '#platform/action/keeper-of.ts'
import type { OrganItem } from '../spec/contract.ts'
import { organLife, sessionLife, termLife } from '../spec/lifecycle.ts'
import type { SessionItem } from '../spec/session-contract.ts'
import type { TermItem } from '../spec/term-contract.ts'
import { townshipOf } from '../spec/organ.ts'
import { organItem, sessionItems, termItems } from './items.ts'
import {
  organColumns,
  type OrganRecord,
  sessionColumns,
  type SessionRecord,
  termColumns,
  type TermRecord,
} from './tables.ts'

const lying = ({ division }: { readonly division: string | null }) => ({ division: townshipOf(division), organs: [] })

const only = async <Item>(items: Promise<Item[]>): Promise<Item> => {
  const [item] = await items
  if (!item) throw new Error('a row without an item')
  return item
}

/** Organs are public knowledge: every log-in of the county that has business sees all of them. */
export const organs = keeperOf<OrganRecord, OrganItem>({
  life: organLife,
  room: 'organs',
  table: 'organs.organ',
  columns: organColumns,
  json: ['formerNames'],
  titleOf: ({ name }) => name,
  target: lying,
  itemOf: organItem,
  snapshot: ({ state, name, startsOn, endsOn, formerNames, basis, note, endReason }) => ({
    state,
    name,
    startsOn,
    endsOn,
    formerNames,
    basis,
    note,
    endReason,
  }),
})

export const terms = keeperOf<TermRecord, TermItem>({
  life: termLife,
  room: 'organs',
  table: 'organs.term',
  columns: termColumns,
  titleOf: ({ nth }) => String(nth),
  target: lying,
  itemOf: (session, _reader, row) => only(termItems(session, [row])),
  snapshot: ({ state, startsOn, endsOn, basis }) => ({ state, startsOn, endsOn, basis }),
})

export const congressSessions = keeperOf<SessionRecord, SessionItem>({
  life: sessionLife,
  room: 'organs',
  table: 'organs.congress_session',
  columns: sessionColumns,
  titleOf: ({ title }) => title,
  target: lying,
  itemOf: (session, _reader, row) => only(sessionItems(session, [row])),
  snapshot: ({ state, kind, title, place, startsOn, endsOn }) => ({
    state,
    kind,
    title,
    place,
    startsOn,
    endsOn,
  }),
})
