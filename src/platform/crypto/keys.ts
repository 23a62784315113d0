import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { apart } from './apart.ts'
import { type Ring, ringOf, type Suite } from './ring.ts'

/** What a key may be used for; no two uses share one. */
export type Purpose = 'fields' | 'wrap' | 'lookup' | 'receipt' | 'login' | 'backup' | 'files'

/**
 * An instance's keys, 32 bytes each, as key objects: bytes would be made into one at every use, which takes longer than the use.
 * `id` names the secret they come from without telling it.
 */
export interface Keys extends Readonly<Record<Purpose, KeyObject>> {
  readonly id: string
  /** Keys for sealed fields; they are changed without changing what else comes from the secret. */
  readonly ring: Ring
}

/** Keys by purpose from the instance's secret (HKDF-SHA256, RFC 5869). */
export const keysFrom = (secret: Uint8Array, suite: Suite = 'aes'): Keys => {
  const key = (purpose: Purpose): KeyObject =>
    createSecretKey(new Uint8Array(hkdfSync('sha256', secret, 'luzhi', purpose, 32)))
  const id = createHash('sha256').update('luzhi key id').update(secret).digest('base64url').slice(0, 6)
  const fields = key('fields')
  return {
    id,
    ring: ringOf({ id, key: fields, from: 0, isRetired: false }, suite),
    fields,
    wrap: key('wrap'),
    lookup: key('lookup'),
    receipt: key('receipt'),
    login: key('login'),
    backup: key('backup'),
    files: key('files'),
  }
}

/**
 * 32 bytes that always come out the same for the same purpose and parts, and that nobody can foretell without the key:
 * receipts that a replayed request must answer again, demo passwords.
 */
export const derive = (keys: Keys, purpose: Purpose, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', keys[purpose]).update(apart(parts)).digest()

/** Hash for exact look-up of an encrypted value within one county, e.g. a phone: equal values in two counties do not show. */
export const lookupHash = (keys: Keys, county: string, field: string, value: string): Buffer =>
  derive(keys, 'lookup', county, field, value)
