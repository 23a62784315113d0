import type { Reader } from '#platform/action/action.ts'
import { lampOf } from '#platform/action/days.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { OpinionRow } from '../spec/contract.ts'
import type { OpinionSettings } from '../spec/settings.ts'
import type { OpinionRecord } from './tables.ts'

/** What a list reads of an opinion. */
export const lineColumns = [
  'id',
  'number',
  'title',
  'state',
  'township',
  'village',
  'venue',
  'category',
  'handler',
  'on',
  'at',
  'dueOn',
  'version',
] as const satisfies readonly (keyof OpinionRecord)[]

export type Line = Pick<OpinionRecord, (typeof lineColumns)[number]>

/** Keys of what a line names. */
export const lineKeys = ({ township, village, venue, handler }: Line): (string | null)[] => [
  township,
  village,
  venue,
  handler,
]

const named = (id: string | null, nameOf: NameOf) => (id === null ? null : { id, name: nameOf(id) ?? '' })

const categoryOf = (settings: unknown, code: string | null): OpinionRow['category'] =>
  code === null
    ? null
    : { code, name: (settings as OpinionSettings).categories.find((category) => category.code === code)?.name ?? code }

/** A line as the contract words it; the whole record begins with it too. */
export const rowOf = (line: Line, { settings, days }: Reader, nameOf: NameOf): OpinionRow => ({
  id: line.id,
  number: line.number,
  title: line.title,
  state: line.state,
  township: { code: line.township, name: nameOf(line.township) ?? line.township },
  village: line.village === null ? null : { code: line.village, name: nameOf(line.village) ?? line.village },
  venue: named(line.venue, nameOf),
  category: categoryOf(settings, line.category),
  handler: named(line.handler, nameOf),
  on: line.on,
  at: line.at,
  dueOn: line.dueOn,
  ...lampOf(days, line.dueOn),
  version: line.version,
})
