import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type EventJson, hashOf, plainOf, sealable } from './leaf.ts'
import { leafHash, nextHead, noHead, pathOf, rootByPath } from './merkle.ts'

/** That an event is in the chain: from its plain part to a head that is published every day. Hashes are 32 bytes in hexadecimal. */
export interface Proof {
  /** The event's plain part in canonical form: no words, only ids, times and the keyed digest of what the record then said. */
  readonly plain: string
  /** Keyed digest of what it tells in words. */
  readonly told: string
  /** Batch, place in it from 0, and how many events it has. */
  readonly nth: number
  readonly place: number
  readonly size: number
  readonly path: readonly string[]
  /** Heads of the chain before and after the batch. */
  readonly before: string
  readonly head: string
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

/** Whether the proof leads from its event to its head: pure, needs nothing of this instance. */
export const holds = ({ plain, told, nth, place, size, path, before, head }: Proof): boolean => {
  const leaf = leafHash(Buffer.concat([Buffer.from(plain), bytes(told)]))
  const root = rootByPath(leaf, place, size, path.map(bytes))
  return root !== undefined && nextHead(bytes(before), nth, size, root).toString('hex') === head
}

interface SealedRow {
  readonly row: EventJson['row']
  readonly nth: number | null
  readonly place: number | null
  readonly told: Buffer | null
  readonly hash: Buffer | null
  readonly size: number | null
  readonly head: Buffer | null
  readonly before: Buffer | null
}

/** How an event stands in the chain: waits for the worker (seconds), is sealed, or does not agree with what was sealed. */
export type Standing =
  | { readonly is: 'waiting'; readonly row: EventJson['row'] }
  | { readonly is: 'sealed'; readonly row: EventJson['row']; readonly proof: Proof }
  | { readonly is: 'amiss' }

/** Where the event with this version of this record stands; undefined where there is none. */
export const standingOf = async (
  session: Session,
  { kind, record, version }: { readonly kind: string; readonly record: string; readonly version: number },
): Promise<Standing | undefined> => {
  const { county } = session
  const found = await session.one(sql<SealedRow>`
    select ${sealable} as row, l.nth, l.place, l.told, l.hash, b.size, b.head, p.head as before
    from audit.event e
    left join seal.leaf l on l.county = e.county and l.event = e.id
    left join seal.batch b on b.county = e.county and b.nth = l.nth
    left join seal.batch p on p.county = e.county and p.nth = l.nth - 1
    where e.county = ${county} and e.kind = ${kind} and e.record = ${record} and e.version = ${version}`)
  if (!found) return undefined
  const { row, nth, place, told, hash, size, head, before } = found
  if (nth === null || place === null || !told || !hash) return { is: 'waiting', row }
  if (size === null || !head || !hashOf({ row }, told).equals(hash)) return { is: 'amiss' }
  const leaves = await session.all(
    sql<{ hash: Buffer }>`select hash from seal.leaf where county = ${county} and nth = ${nth} order by place`,
  )
  const path = pathOf(
    leaves.map((leaf) => leaf.hash),
    place,
  )
  const proof: Proof = {
    plain: plainOf(row),
    told: told.toString('hex'),
    nth: Number(nth),
    place,
    size,
    path: path.map((one) => one.toString('hex')),
    before: (before ?? noHead).toString('hex'),
    head: head.toString('hex'),
  }
  return holds(proof) ? { is: 'sealed', row, proof } : { is: 'amiss' }
}
