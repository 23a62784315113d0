import { setTimeout as pause } from 'node:timers/promises'
import type { Keeper } from '#platform/action/action.ts'
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

const atOnce = 1000

interface LastEvent extends SealedRow {
  readonly record: string
}

/** The last event of each record of a kind in a stretch of ids. */
const lastEvents = (session: Session, kind: string, after: string | null, until: string | null): Promise<LastEvent[]> =>
  session.all(sql<LastEvent>`
    select distinct on (record) record, version, digest from audit.event
    where county = ${session.county} and kind = ${kind} and (${after}::uuid is null or record > ${after})
      and (${until}::uuid is null or record <= ${until}) order by record, version desc`)

interface Page extends RowsVerified {
  readonly rows: number
  readonly numbers: readonly string[]
  /** Id of its last row; null when there are no more. */
  readonly until: string | null
}

/** What rows are held against beside their events. `allSpoken`: rows that nothing speaks of are amiss. */
interface Against {
  readonly derived: readonly Derived[]
  readonly allSpoken: boolean
}

const factOf = (fault: RowFault): string => JSON.stringify(fault)

const lookAt = async (
  session: Session,
  keeper: Keeper,
  { derived, allSpoken }: Against,
  after: string | null,
): Promise<Page> => {
  const { kind } = keeper.life
  const page = await keeper.rowsAfter(session, after, atOnce)
  const until = page.length < atOnce ? null : (page.at(-1)?.id ?? null)
  const [last, whole, ...differing] = await Promise.all([
    lastEvents(session, kind, after, until),
    wholeIn(session, kind, after, until),
    ...derived.map(({ differing: of }) => of(session, { keeper, rows: page, after, until })),
  ])
  const events = new Map([...whole, ...last].map((event) => [event.record, event]))
  const changed = page.filter((row) => {
    const event = events.get(row.id)
    return event !== undefined && !agrees(session, keeper, row, event)
  })
  const unspoken = page.flatMap(({ id }) => (events.has(id) ? [] : [id]))
  for (const { id } of page) events.delete(id)
  const faults: RowFault[] = [
    ...changed.map(({ id }) => ({ what: 'row-changed' as const, kind, record: id })),
    ...[...events.keys()].map((record) => ({ what: 'row-gone' as const, kind, record })),
    ...(allSpoken ? unspoken.map((record) => ({ what: 'row-unspoken' as const, kind, record })) : []),
    ...derived.flatMap(({ table }, place) =>
      (differing[place] ?? []).map((record) => ({ what: 'derived-differs' as const, table, kind, record })),
    ),
  ]
  const numbers = page.flatMap(({ number }) => number ?? [])
  return { rows: page.length, unspoken: unspoken.length, faults, numbers, until }
}

/** An act that commits between the readings of a page is no fault: what only one look of three finds is none. */
const lookWell = async (session: Session, keeper: Keeper, against: Against, after: string | null): Promise<Page> => {
  let page = await lookAt(session, keeper, against, after)
  for (let look = 1; look < 3 && page.faults.length > 0; look++) {
    await pause(look * 200)
    const again = await lookAt(session, keeper, against, after)
    const isStill = new Set(again.faults.map(factOf))
    page = { ...again, faults: page.faults.filter((fault) => isStill.has(factOf(fault))) }
  }
  return page
}

/** The series that a kind's moves take numbers from; none, or one. */
const seriesOf = ({ life }: Keeper): string | undefined =>
  Object.values(life.moves).find(({ numbers }) => numbers !== undefined)?.numbers

/** Holds every row of one kind against the keyed digest that its last event sealed, and against what is made out of it, a page of ids at a time. */
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
  let after: string | null = null
  do {
    const page: Page = await lookWell(session, keeper, against, after)
    unspoken += page.unspoken
    faults.push(...page.faults.slice(0, mostFaults - faults.length))
    numbers.push(...page.numbers)
    after = page.until
    tell(page.rows)
  } while (after !== null)
  faults.push(...(faultsOf?.(numbers) ?? []))
  return { unspoken, faults }
}
