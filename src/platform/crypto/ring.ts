import { randomBytes, createHash, createSecretKey, type KeyObject } from 'node:crypto'

/** Which algorithms new values are sealed with: AES-256-GCM, or SM4-CTR with HMAC-SM3 (`LUZHI_SUITE=sm`). Either opens both. */
export type Suite = 'aes' | 'sm'

/** A key for sealed fields, by the id that stands in every value under it. */
export interface FieldKey {
  readonly id: string
  readonly key: KeyObject
  /** Seals from this instant on, in milliseconds: later than every process has heard of it. */
  readonly from: number
  /** Opens what still stands under it, and seals nothing any more. */
  readonly isRetired: boolean
}

/** The keys for sealed fields: the newest in force seals, all of them open, retired ones too. One ring a process, told of new keys while it works. */
export interface Ring {
  readonly suite: Suite
  newest(): FieldKey
  find(id: string): FieldKey | undefined
  /** All keys but the founding one, and whether that one is retired. */
  know(later: readonly FieldKey[], isFoundingRetired: boolean): void
}

export const ringOf = (founding: FieldKey, suite: Suite): Ring => {
  let keys: readonly FieldKey[] = [founding]
  return {
    suite,
    newest: () => {
      const now = Date.now()
      const sealing = keys.filter(({ isRetired }) => !isRetired)
      const inForce = sealing.filter(({ from }) => from <= now)
      return (inForce.length > 0 ? inForce : sealing).reduce((a, b) => (b.from > a.from ? b : a))
    },
    find: (id) => keys.find((one) => one.id === id),
    know: (later, isFoundingRetired) => {
      keys = [{ ...founding, isRetired: isFoundingRetired }, ...later]
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

export const fieldKey = (bytes: Uint8Array, from: Date, isRetired: boolean): FieldKey => ({
  id: fieldKeyId(bytes),
  key: createSecretKey(bytes),
  from: from.getTime(),
  isRetired,
})
