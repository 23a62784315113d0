import { setTimeout as pause } from 'node:timers/promises'
import type { Keeper, LivingRow } from '#platform/action/action.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { mostFaults } from './chain.ts'
import { agrees, type SealedRow } from './row-digest.ts'
import { wholeIn } from './whole.ts'
import type { Derived, NumberFault, NumbersCheck } from '#platform/action/ports.ts'

/** A record that does not say what its last event sealed, or is not there any more; a table made out of it that says something else; a number. */
export type RowFault =
  | { readonly what: 'row-changed' | 'row-gone' | 'row-unspoken'; readonly kind: string; readonly record: string }
  | { readonly what: 'derived-differs'; readonly table: string; readonly kind: string; readonly record: string }
  | NumberFault

export interface RowsVerified {
  /** Rows that no event speaks of: brought in as a whole by init, the demo or a bulk import. */
  readonly unspoken: number
  readonly faults: readonly RowFault[]
}

interface LastEvent extends SealedRow {
  readonly record: string
}

/** The last event of each record of a kind in a stretch of ids. */
const lastEvents = (session: Session, kind: string, after: string | null, until: string | null): Promise<LastEvent[]> =>
  session.all(sql<LastEvent>`
    select distinct on (record) record, version, digest from audit.event
    where county = ${session.county} and kind = ${kind} and (${after}::uuid is null or record > ${after})
      and (${until}::uuid is null or record <= ${until}) order by record, version desc`)

/** What rows are held against beside their events. `allSpoken`: rows that nothing speaks of are amiss. */
interface Against {
  readonly derived: readonly Derived[]
  readonly allSpoken: boolean
  /** Rows read at once. */
  readonly atOnce: number
}

/** A stretch of rows as it lies there, with everything that it is held against. */
interface Stretch {
  readonly after: string | null
  /** Id of its last row; null when there are no more. */
  readonly until: string | null
  readonly rows: readonly LivingRow[]
  readonly last: readonly LastEvent[]
  readonly whole: readonly LastEvent[]
  /** By each derived table, the records of which it says something else. */
  readonly differing: readonly (readonly string[])[]
}

const stretchAfter = async (
  session: Session,
  keeper: Keeper,
  { derived, atOnce }: Against,
  after: string | null,
): Promise<Stretch> => {
  const { kind } = keeper.life
  const rows = await keeper.rowsAfter(session, after, atOnce)
  const until = rows.length < atOnce ? null : (rows.at(-1)?.id ?? null)
  const [last, whole, ...differing] = await Promise.all([
    lastEvents(session, kind, after, until),
    wholeIn(session, kind, after, until),
    ...derived.map(({ differing: of }) => of(session, { keeper, rows, after, until })),
  ])
  return { after, until, rows, last, whole, differing }
}

interface Held extends RowsVerified {
  readonly rows: readonly LivingRow[]
}

const hold = (session: Session, keeper: Keeper, { derived, allSpoken }: Against, stretch: Stretch): Held => {
  const { kind } = keeper.life
  const { rows, last, whole, differing } = stretch
  const events = new Map([...whole, ...last].map((event) => [event.record, event]))
  const changed = rows.filter((row) => {
    const event = events.get(row.id)
    return event !== undefined && !agrees(session, keeper, row, event)
  })
  const unspoken = rows.flatMap(({ id }) => (events.has(id) ? [] : [id]))
  for (const { id } of rows) events.delete(id)
  const faults: RowFault[] = [
    ...changed.map(({ id }) => ({ what: 'row-changed' as const, kind, record: id })),
    ...[...events.keys()].map((record) => ({ what: 'row-gone' as const, kind, record })),
    ...(allSpoken ? unspoken.map((record) => ({ what: 'row-unspoken' as const, kind, record })) : []),
    ...derived.flatMap(({ table }, place) =>
      (differing[place] ?? []).map((record) => ({ what: 'derived-differs' as const, table, kind, record })),
    ),
  ]
  return { rows, unspoken: unspoken.length, faults }
}

const factOf = (fault: RowFault): string => JSON.stringify(fault)

/** An act that commits between the readings of a stretch is no fault: what only one look of three finds is none. */
const holdWell = async (session: Session, keeper: Keeper, against: Against, stretch: Stretch): Promise<Held> => {
  let held = hold(session, keeper, against, stretch)
  for (let look = 1; look < 3 && held.faults.length > 0; look++) {
    await pause(look * 200)
    const again = hold(session, keeper, against, await stretchAfter(session, keeper, against, stretch.after))
    const isStill = new Set(again.faults.map(factOf))
    held = { ...again, faults: held.faults.filter((fault) => isStill.has(factOf(fault))) }
  }
  return held
}

/** The series that a kind's moves take numbers from; none, or one. */
const seriesOf = ({ life }: Keeper): string | undefined =>
  Object.values(life.moves).find(({ numbers }) => numbers !== undefined)?.numbers

/**
 * Holds every row of one kind against the keyed digest that its last event sealed, and against what is made out of it: a stretch of ids at
 * a time, while the database reads the next.
 */
export const verifyRows = async (
  session: Session,
  keeper: Keeper,
  { numbers: check, ...against }: Against & { readonly numbers: NumbersCheck },
  tell: (rows: number) => void,
): Promise<RowsVerified> => {
  const faults: RowFault[] = []
  const numbers: string[] = []
  const series = seriesOf(keeper)
  const faultsOf = series === undefined ? undefined : await check(session, series)
  let unspoken = 0
  let next: Promise<Stretch> | undefined = stretchAfter(session, keeper, against, null)
  while (next) {
    const stretch: Stretch = await next
    next = stretch.until === null ? undefined : stretchAfter(session, keeper, against, stretch.until)
    next?.catch(() => undefined) // thrown where it is awaited
    const held = await holdWell(session, keeper, against, stretch)
    unspoken += held.unspoken
    faults.push(...held.faults.slice(0, mostFaults - faults.length))
    numbers.push(...held.rows.flatMap(({ number }) => number ?? []))
    tell(held.rows.length)
  }
  faults.push(...(faultsOf?.(numbers) ?? []))
  return { unspoken, faults }
}
