import { createHash } from 'node:crypto'
import type { Keeper } from '#platform/action/action.ts'
import { rowById } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { isBlank } from './leaf.ts'
import { type Proof, standingOf } from './proof.ts'
import { agrees, type SealedRow } from './row-digest.ts'
import { type Signed, signed } from './signing.ts'

/** What a citizen takes home: that we were given this text then, under our signature, and, minutes later, where it stands in the chain. */
export interface SealedReceipt extends Signed {
  /** Null until the worker has sealed the event. */
  readonly proof: Proof | null
}

/** Whether the record says what its last event sealed. */
const isAsSealed = async (session: Session, keeper: Keeper, record: string): Promise<boolean> => {
  const [row, last] = await Promise.all([
    rowById(session, keeper, record),
    session.one(sql<SealedRow>`
      select version, digest from audit.event where county = ${session.county} and kind = ${keeper.life.kind} and record = ${record}
      order by version desc limit 1`),
  ])
  return row !== undefined && last !== undefined && agrees(session, keeper, row, last)
}

/**
 * The receipt of a record's first event over `text`, the words of the record as its author sees them. It is signed at once: that needs
 * nothing but event and record. Null where there is no such event, where it does not agree with what was sealed, or where the record
 * does not say what its last event sealed: what somebody changed is never signed.
 */
export const sealedReceipt = async (
  session: Session,
  keeper: Keeper,
  { record, text }: { readonly record: string; readonly text: string },
): Promise<SealedReceipt | null> => {
  const standing = await standingOf(session, { kind: keeper.life.kind, record, version: 1 })
  if (standing === undefined || standing.is === 'amiss') return null
  if (!(await isAsSealed(session, keeper, record))) return null
  const { id, at, digest } = standing.row
  const said = {
    statement: 'luzhi.receipt.1',
    county: session.county,
    record,
    event: id,
    at,
    digest,
    text: createHash('sha256').update(text).digest('hex'),
    // The author had his contacts erased: the words may have lost them, and are not those of an earlier receipt.
    ...(isBlank({ row: standing.row }) && { erased: true }),
  }
  return { ...signed(session.keys, said), proof: standing.is === 'sealed' ? standing.proof : null }
}
