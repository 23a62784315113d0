import { nextHead, noHead, rootOf } from './merkle.ts'
import type { Keeper } from '#platform/action/action.ts'
import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type RowFault, verifyRows } from './rows.ts'
import { type EventJson, hashOf, isBlank, leafOf, sealable } from './leaf.ts'

/** What does not agree, and where: a batch by its number, an event by its id and what it is. */
export type SealFault =
  | {
      readonly what: 'event-changed' | 'event-gone' | 'event-emptied' | 'leaf-changed'
      readonly nth: number
      readonly event: string
    }
  | { readonly what: 'batch-changed' | 'batch-gone' | 'head-changed'; readonly nth: number }
  | { readonly what: 'event-unsealed'; readonly event: string; readonly name: string; readonly at: string }
  | { readonly what: 'anchor-missed'; readonly nth: number }
  | RowFault

/** A head that was kept outside, by the number of its batch. */
export interface Anchor {
  readonly nth: number
  /** 32 bytes in hexadecimal. */
  readonly head: string
}

export interface Verified {
  readonly batches: number
  readonly events: number
  /** Those of them whose words an erasure took, on record. */
  readonly erased: number
  /** Events that the worker has still to seal. */
  readonly waiting: number
  /** Head of the chain as it stands; null while nothing is sealed. */
  readonly head: Anchor | null
  /** Rows that were held against what their last event sealed; `unspoken`: those that no event speaks of. */
  readonly rows: number
  readonly unspoken: number
  /** The first of what does not agree, at most `mostFaults`. */
  readonly faults: readonly SealFault[]
}

const mostFaults = 100
/** Events read at once, in whole batches: some tens of megabytes. */
const atOnce = 5000

interface BatchRow {
  readonly nth: number
  readonly size: number
  readonly root: Buffer
  readonly head: Buffer
}

interface LeafRow {
  readonly nth: number
  readonly event: string
  readonly told: Buffer
  readonly hash: Buffer
  readonly row: EventJson['row'] | null
  /** Of an event without a salt: a later event of its record says that it erased what this one told. */
  readonly isErased: boolean
}

const batchesAfter = async (session: Session, nth: number): Promise<BatchRow[]> =>
  (
    await session.all(sql<BatchRow>`
      select nth, size, root, head from (
        select nth, size, root, head, sum(size) over (order by nth) - size as before from (
          select * from seal.batch where county = ${session.county} and nth > ${nth} order by nth limit ${atOnce}) next) b
      where before < ${atOnce} order by nth`)
  ).map((batch) => ({ ...batch, nth: Number(batch.nth) }))

const leavesOf = (session: Session, from: number, to: number): Promise<LeafRow[]> =>
  session.all(sql<LeafRow>`
    select l.nth, l.event, l.told, l.hash, case when e.id is not null then ${sealable} end as row,
      e.salt is null and exists (select from audit.event x where x.county = e.county and x.kind = e.kind and x.record = e.record
        and x.version > e.version and x.extra->'erases' ? e.id::text) as is_erased
    from seal.leaf l left join audit.event e on e.county = l.county and e.id = l.event
    where l.county = ${session.county} and l.nth between ${from} and ${to} order by l.nth, l.place`)

const faultOf = ({ nth, event, told, hash, row, isErased }: LeafRow): SealFault | undefined => {
  const at = { nth: Number(nth), event }
  if (row === null) return { what: 'event-gone', ...at }
  if (isBlank({ row })) {
    if (!isErased) return { what: 'event-emptied', ...at }
    return hashOf({ row }, told).equals(hash) ? undefined : { what: 'event-changed', ...at }
  }
  const own = leafOf({ row })
  if (!own.told.equals(told))
    return { what: hashOf({ row }, told).equals(hash) ? 'event-changed' : 'leaf-changed', ...at }
  return own.hash.equals(hash) ? undefined : { what: 'event-changed', ...at }
}

/** One batch against its leaves and the head before it. */
const faultsOfBatch = (batch: BatchRow, leaves: readonly LeafRow[], head: Buffer, nth: number): SealFault[] => {
  const faults = leaves.flatMap((leaf) => faultOf(leaf) ?? [])
  if (batch.nth !== nth) return [{ what: 'batch-gone', nth }, ...faults]
  const isWhole =
    leaves.length === batch.size && leaves.length > 0 && rootOf(leaves.map(({ hash }) => hash)).equals(batch.root)
  if (!isWhole) return [...faults, { what: 'batch-changed', nth }]
  return nextHead(head, nth, batch.size, batch.root).equals(batch.head)
    ? faults
    : [...faults, { what: 'head-changed', nth }]
}

/** Events that are neither sealed nor waiting to be: put in past the worker, or their leaf was taken away, or the batch that it is of. */
const unsealed = (session: Session): Promise<SealFault[]> =>
  session.all(sql<SealFault>`
    select 'event-unsealed' as what, e.id as event, e.name, e.at from audit.event e
    where e.county = ${session.county}
      and not exists (select from seal.leaf l join seal.batch b on b.county = l.county and b.nth = l.nth where l.county = e.county and l.event = e.id)
      and not exists (select from audit.outbox o where o.county = e.county and o.event = e.id)
      and not exists (select from seal.waiting w where w.county = e.county and w.event = e.id) order by e.at limit ${mostFaults}`)

/**
 * Recomputes the whole chain of a county from its events, holds each record against what its last event sealed, while the server works, with little memory (a page of batches at a time), and
 * holds it against a head that was kept outside: whoever rebuilt the chain after changing an event has another head there.
 */
export const verifySeals = (db: Db, county: string, keepers: readonly Keeper[], anchor?: Anchor): Promise<Verified> =>
  db.read(county, async (session) => {
    const faults: SealFault[] = []
    let nth = 0
    let [events, erased] = [0, 0]
    let head: Buffer = noHead
    let isAnchored = anchor === undefined
    for (let page = await batchesAfter(session, 0); page.length > 0; page = await batchesAfter(session, nth)) {
      const byBatch = Map.groupBy(await leavesOf(session, nth + 1, page.at(-1)?.nth ?? nth), (leaf) => Number(leaf.nth))
      for (const batch of page) {
        const leaves = byBatch.get(batch.nth) ?? []
        faults.push(...faultsOfBatch(batch, leaves, head, nth + 1))
        events += leaves.length
        erased += leaves.filter(({ isErased }) => isErased).length
        nth = batch.nth
        head = batch.head
        if (anchor?.nth === nth) isAnchored = head.toString('hex') === anchor.head
      }
    }
    if (!isAnchored && anchor) faults.push({ what: 'anchor-missed', nth: anchor.nth })
    faults.push(...(await unsealed(session)))
    let [rows, unspoken] = [0, 0]
    for (const keeper of keepers) {
      const found = await verifyRows(session, keeper)
      rows += found.rows
      unspoken += found.unspoken
      faults.push(...found.faults)
    }
    const waiting = await session.one(
      sql<{ n: number }>`
        select ((select count(*) from audit.outbox where county = ${county}) + (select count(*) from seal.waiting where county = ${county}))::int as n`,
    )
    return {
      batches: nth,
      events,
      erased,
      waiting: waiting?.n ?? 0,
      rows,
      unspoken,
      head: nth === 0 ? null : { nth, head: head.toString('hex') },
      faults: faults.slice(0, mostFaults),
    }
  })
