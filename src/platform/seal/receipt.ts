import { createHash } from 'node:crypto'
import type { Session } from '#platform/db/session.ts'
import { type Proof, standingOf } from './proof.ts'
import { type Signed, signed } from './signing.ts'

/** What a citizen takes home: that we were given this text then, under our signature, and, minutes later, where it stands in the chain. */
export interface SealedReceipt extends Signed {
  /** Null until the worker has sealed the event. */
  readonly proof: Proof | null
}

/**
 * The receipt of a record's first event over `text`, the words as its author sees them. It is signed at once: that needs nothing but the event.
 * Null where there is no such event, or where it does not agree with what was sealed: a changed event is never signed.
 */
export const sealedReceipt = async (
  session: Session,
  { kind, record, text }: { readonly kind: string; readonly record: string; readonly text: string },
): Promise<SealedReceipt | null> => {
  const standing = await standingOf(session, { kind, record, version: 1 })
  if (standing === undefined || standing.is === 'amiss') return null
  const { id, at, digest } = standing.row
  const said = {
    statement: 'luzhi.receipt.1',
    county: session.county,
    record,
    event: id,
    at,
    digest,
    text: createHash('sha256').update(text).digest('hex'),
  }
  return { ...signed(session.keys, said), proof: standing.is === 'sealed' ? standing.proof : null }
}
