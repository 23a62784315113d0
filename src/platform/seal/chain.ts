import { nextHead, noHead, rootOf } from './merkle.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type EventJson, hashOf, isBlank, leafOf, sealable } from './leaf.ts'

/** What does not agree in the chain, and where: a batch by its number, an event by its id and what it is. */
export type ChainFault =
  | {
      readonly what: 'event-changed' | 'event-gone' | 'event-emptied' | 'leaf-changed'
      readonly nth: number
      readonly event: string
    }
  | { readonly what: 'batch-changed' | 'batch-gone' | 'head-changed'; readonly nth: number }
  | { readonly what: 'event-unsealed'; readonly event: string; readonly name: string; readonly at: string }
  | { readonly what: 'anchor-missed'; readonly nth: number }

/** A head that was kept outside, by the number of its batch. */
export interface Anchor {
  readonly nth: number
  /** 32 bytes in hexadecimal. */
  readonly head: string
}

export interface ChainVerified {
  readonly batches: number
  readonly events: number
  /** Those of them whose words an erasure took, on record. */
  readonly erased: number
  /** Head of the chain as it stands; null while nothing is sealed. */
  readonly head: Anchor | null
  readonly faults: readonly ChainFault[]
}

/** Faults that are named; who finds a hundred needs no more. */
export const mostFaults = 100

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

const batchesAfter = async (session: Session, nth: number, atOnce: number): Promise<BatchRow[]> =>
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

const faultOf = ({ nth, event, told, hash, row, isErased }: LeafRow): ChainFault | undefined => {
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
const faultsOfBatch = (batch: BatchRow, leaves: readonly LeafRow[], head: Buffer, nth: number): ChainFault[] => {
  const faults = leaves.flatMap((leaf) => faultOf(leaf) ?? [])
  if (batch.nth !== nth) return [{ what: 'batch-gone', nth }, ...faults]
  const isWhole =
    leaves.length === batch.size && leaves.length > 0 && rootOf(leaves.map(({ hash }) => hash)).equals(batch.root)
  if (!isWhole) return [...faults, { what: 'batch-changed', nth }]
  return nextHead(head, nth, batch.size, batch.root).equals(batch.head)
    ? faults
    : [...faults, { what: 'head-changed', nth }]
}

interface ChainPage {
  readonly batches: readonly BatchRow[]
  readonly leaves: ReadonlyMap<number, readonly LeafRow[]>
}

const pageAfter = async (session: Session, nth: number, atOnce: number): Promise<ChainPage> => {
  const batches = await batchesAfter(session, nth, atOnce)
  const last = batches.at(-1)?.nth
  const leaves = last === undefined ? [] : await leavesOf(session, nth + 1, last)
  return { batches, leaves: Map.groupBy(leaves, (leaf) => Number(leaf.nth)) }
}

/** Events that are neither sealed nor waiting to be: put in past the worker, or their leaf was taken away, or the batch that it is of. */
const unsealed = (session: Session): Promise<ChainFault[]> =>
  session.all(sql<ChainFault>`
    select 'event-unsealed' as what, e.id as event, e.name, e.at from audit.event e
    where e.county = ${session.county}
      and not exists (select from seal.leaf l join seal.batch b on b.county = l.county and b.nth = l.nth where l.county = e.county and l.event = e.id)
      and not exists (select from audit.outbox o where o.county = e.county and o.event = e.id)
      and not exists (select from seal.waiting w where w.county = e.county and w.event = e.id) order by e.at limit ${mostFaults}`)

/**
 * Recomputes the chain of a county from its events, a page of batches at a time while the database reads the next, and holds it against
 * heads that were kept outside: whoever rebuilt the chain after changing an event has another head there. `atOnce`: events of a page, whose
 * last batch may go beyond.
 */
export const verifyChain = async (
  session: Session,
  { anchors, atOnce }: { readonly anchors: readonly Anchor[]; readonly atOnce: number },
  tell: (events: number) => void,
): Promise<ChainVerified> => {
  const faults: ChainFault[] = []
  const missed = new Map(anchors.map((anchor) => [anchor, anchor.nth]))
  let [nth, events, erased] = [0, 0, 0]
  let head: Buffer = noHead
  let next = pageAfter(session, 0, atOnce)
  for (let page = await next; page.batches.length > 0; page = await next) {
    next = pageAfter(session, page.batches.at(-1)?.nth ?? nth, atOnce)
    next.catch(() => undefined) // thrown where it is awaited
    const before = events
    for (const batch of page.batches) {
      const leaves = page.leaves.get(batch.nth) ?? []
      faults.push(...faultsOfBatch(batch, leaves, head, nth + 1).slice(0, mostFaults - faults.length))
      events += leaves.length
      erased += leaves.filter(({ isErased }) => isErased).length
      nth = batch.nth
      head = batch.head
      for (const anchor of anchors)
        if (anchor.nth === nth && anchor.head === head.toString('hex')) missed.delete(anchor)
    }
    tell(events - before)
  }
  for (const at of missed.values()) faults.push({ what: 'anchor-missed', nth: at })
  faults.push(...(await unsealed(session)))
  return { batches: nth, events, erased, head: nth === 0 ? null : { nth, head: head.toString('hex') }, faults }
}
