import { randomBytes, createHash, createSecretKey, type KeyObject } from 'node:crypto'

/** Which algorithms new values are sealed with: AES-256-GCM, or SM4-CTR with HMAC-SM3 (`LUZHI_SUITE=sm`). Either opens both. */
export type Suite = 'aes' | 'sm'

/** A key for sealed fields, by the id that stands in every value under it. */
export interface FieldKey {
  readonly id: string
  readonly key: KeyObject
  /** Seals from this instant on, in milliseconds: later than every process has heard of it. */
  readonly from: number
}

/** The keys for sealed fields: the newest in force seals, all of them open. One ring a process, told of new keys while it works. */
export interface Ring {
  readonly suite: Suite
  newest(): FieldKey
  find(id: string): FieldKey | undefined
  /** All keys but the founding one, and whether that one still opens anything. */
  know(later: readonly FieldKey[], isFoundingRetired: boolean): void
}

export const ringOf = (founding: FieldKey, suite: Suite): Ring => {
  let keys: readonly FieldKey[] = [founding]
  return {
    suite,
    newest: () => {
      const now = Date.now()
      const inForce = keys.filter(({ from }) => from <= now)
      const newest = (inForce.length > 0 ? inForce : keys).reduce((a, b) => (b.from > a.from ? b : a))
      return newest
    },
    find: (id) => keys.find((one) => one.id === id),
    know: (later, isFoundingRetired) => {
      keys = isFoundingRetired && later.length > 0 ? later : [founding, ...later]
    },
  }
}

/** Names a key without telling it. */
const fieldKeyId = (key: Uint8Array): string =>
  createHash('sha256').update('luzhi field key id').update(key).digest('base64url').slice(0, 6)

export const newFieldKey = (): { readonly id: string; readonly bytes: Buffer } => {
  const bytes = randomBytes(32)
  return { id: fieldKeyId(bytes), bytes }
}

export const fieldKey = (bytes: Uint8Array, from: Date): FieldKey => ({
  id: fieldKeyId(bytes),
  key: createSecretKey(bytes),
  from: from.getTime(),
})
