import { digest } from '#kernel/seal.ts'
import type { Keeper, LivingRow } from '#platform/action/action.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** A record that does not say what its last event sealed, or is not there any more. */
export interface RowFault {
  readonly what: 'row-changed' | 'row-gone'
  readonly kind: string
  readonly record: string
}

export interface RowsVerified {
  readonly rows: number
  /** Rows that no event speaks of: brought in as a whole by init, the demo or a bulk import. */
  readonly unspoken: number
  readonly faults: readonly RowFault[]
}

const atOnce = 2000

interface LastEvent {
  readonly record: string
  readonly version: number
  readonly digest: Buffer
}

/** The last event of each record of a kind in a stretch of ids. */
const lastEvents = (session: Session, kind: string, after: string | null, until: string | null): Promise<LastEvent[]> =>
  session.all(sql<LastEvent>`
    select distinct on (record) record, version, digest from audit.event
    where county = ${session.county} and kind = ${kind} and (${after}::uuid is null or record > ${after})
      and (${until}::uuid is null or record <= ${until}) order by record, version desc`)

/** A sealed value that does not open was changed, or moved here from another row. */
const contentOf = (session: Session, keeper: Keeper, row: LivingRow) => {
  try {
    return keeper.content(row, session)
  } catch {
    return null
  }
}

const agrees = (session: Session, keeper: Keeper, row: LivingRow, event: LastEvent): boolean => {
  const { id, state, version, number } = row
  const content = event.version === version ? contentOf(session, keeper, row) : null
  return content !== null && digest(row.salt, { ...content, id, state, version, number }).equals(event.digest)
}

interface Page extends RowsVerified {
  /** Id of its last row; null when there are no more. */
  readonly until: string | null
}

const lookAt = async (session: Session, keeper: Keeper, after: string | null): Promise<Page> => {
  const { kind } = keeper.life
  const page = await keeper.rowsAfter(session, after, atOnce)
  const until = page.length < atOnce ? null : (page.at(-1)?.id ?? null)
  const events = new Map((await lastEvents(session, kind, after, until)).map((event) => [event.record, event]))
  const changed = page.filter((row) => {
    const event = events.get(row.id)
    return event !== undefined && !agrees(session, keeper, row, event)
  })
  const unspoken = page.filter(({ id }) => !events.has(id)).length
  for (const { id } of page) events.delete(id)
  const faults: RowFault[] = [
    ...changed.map(({ id }) => ({ what: 'row-changed' as const, kind, record: id })),
    ...[...events.keys()].map((record) => ({ what: 'row-gone' as const, kind, record })),
  ]
  return { rows: page.length, unspoken, faults, until }
}

/** An act that commits between the two readings of a page is no fault: what only one look of three finds is none. */
const lookWell = async (session: Session, keeper: Keeper, after: string | null): Promise<Page> => {
  let page = await lookAt(session, keeper, after)
  for (let look = 1; look < 3 && page.faults.length > 0; look++) {
    const again = await lookAt(session, keeper, after)
    const isStill = new Set(again.faults.map(({ record }) => record))
    page = { ...again, faults: page.faults.filter(({ record }) => isStill.has(record)) }
  }
  return page
}

/** Holds every row of one kind against the keyed digest that its last event sealed, a page of ids at a time. */
export const verifyRows = async (session: Session, keeper: Keeper): Promise<RowsVerified> => {
  const faults: RowFault[] = []
  let [rows, unspoken] = [0, 0]
  let after: string | null = null
  do {
    const page: Page = await lookWell(session, keeper, after)
    rows += page.rows
    unspoken += page.unspoken
    faults.push(...page.faults)
    after = page.until
  } while (after !== null)
  return { rows, unspoken, faults }
}
